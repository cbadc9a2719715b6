import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInputs, goldenInputs } from '../../../../test/support/evaluation-fixtures.ts';
import { failedChecks } from '../run/check-inputs.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { singleChanges } from './single-changes.ts';

const changeOf = (inputs: EntryInputs, name: keyof EntryInputs) =>
  singleChanges(inputs).find(({ input }) => input === name);

describe('[9-2c] a change of one input', () => {
  it('has no more users than completed orders', () => {
    const change = changeOf(goldenInputs, 'distinctUsers');
    expect(change?.most).toBe(6);
    expect(change?.after(6).distinctUsers).toBe(18);
    expect(changeOf({ ...goldenInputs, distinctUsers: 18 }, 'distinctUsers')).toBeUndefined();
  });

  it('files every further completed order, of which the completeness of files is counted', () => {
    expect(changeOf(goldenInputs, 'completedOrders')?.after(3)).toMatchObject({
      completedOrders: 21,
      archived: { n: 20, of: 21 },
    });
  });

  it('[9-2b] never leads to inputs that the checks would refuse', () => {
    const whole = { completedOrders: 10_000, distinctUsers: 10_000 };
    fc.assert(
      fc.property(anyInputs, fc.double({ min: 0, max: 1, noNaN: true }), (any, part) => {
        // As the checks let them through.
        const completedOrders = Math.max(1, any.completedOrders);
        const inputs: EntryInputs = {
          ...any,
          completedOrders,
          distinctUsers: Math.min(Math.max(1, any.distinctUsers), completedOrders),
          activeMonths: Math.max(1, any.activeMonths),
          overdueDays: Math.min(any.overdueDays, 365),
          archived: { n: Math.min(any.archived.n, completedOrders), of: completedOrders },
        };
        fc.pre(failedChecks(inputs, whole).length === 0);
        for (const { most, after } of singleChanges(inputs))
          expect(failedChecks(after(Math.max(1, Math.round(part * most))), whole)).toEqual([]);
      }),
    );
  });
});
