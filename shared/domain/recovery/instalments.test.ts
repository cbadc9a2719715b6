import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, policy, sun } from '../../../test/support/adjustment-fixtures.ts';
import { folded } from '../../../test/support/folded.ts';
import { noticed, order } from '../../../test/support/recovery-fixtures.ts';
import { isRefusal } from '../problem.ts';
import { addDays, daysBetween, toLocalDate } from '../time/local-date.ts';
import { decideOrderRecovery } from './order.ts';
import { decidePassDue } from './pursue.ts';
import { outstandingFen, RECOVERY_DUE } from './recovery.ts';

const TODAY = toLocalDate(NOW);
const MOST = policy.get('recovery.instalmentMaxDays');
const AMOUNT = noticed.body.amountFen;
const by = (instalments: readonly { dueOn: string; amountFen: number }[]) =>
  decideOrderRecovery(noticed, { ...order, instalments }, sun);
const single = (days: number, amountFen = AMOUNT) => [{ dueOn: addDays(TODAY, days), amountFen }];
/** Days from today, and parts of the amount that add up to it. */
const plan = fc
  .uniqueArray(fc.integer({ min: 1, max: MOST }), { minLength: 1, maxLength: 6 })
  .map((days) => days.toSorted((a, b) => a - b))
  .map((days) =>
    days.map((day, i) => ({
      dueOn: addDays(TODAY, day),
      amountFen: i === 0 ? AMOUNT - 10 * (days.length - 1) : 10,
    })),
  );
const refused = { refused: 'VALIDATION_FAILED', fields: [{ field: 'body.instalments' }] };

describe('[14-2b] the instalments of a recovery', () => {
  it('are taken as they follow each other within the days of policy and add up to the amount', () => {
    fc.assert(
      fc.property(plan, (instalments) => {
        const ordered = folded('R1', by(instalments), noticed);
        expect(ordered.body.order).toMatchObject({ instalments, payBy: instalments.at(-1)?.dueOn });
        expect(ordered.deadlines[RECOVERY_DUE]?.dueAt).toBe(`${instalments[0]!.dueOn}T16:00:00.000Z`);
      }),
    );
  });

  it('are refused in another order, twice a day, or with another sum', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom(-1, 1), (instalments, more) => {
        const [first, ...rest] = instalments;
        expect(by([{ ...first!, amountFen: first!.amountFen + more }, ...rest])).toMatchObject(refused);
        expect(by([...instalments, { ...instalments.at(-1)!, amountFen: 10 }])).toMatchObject(refused);
        const turned = rest.length > 0 ? instalments.toReversed() : [];
        expect(by(turned)).toMatchObject(refused);
      }),
    );
  });

  it('begin after today and end on the last day of policy', () => {
    expect(isRefusal(by(single(1)))).toBe(false);
    expect(isRefusal(by(single(MOST)))).toBe(false);
    for (const bad of [single(0), single(-1), single(MOST + 1), []]) expect(by(bad)).toMatchObject(refused);
    expect(by([])).toMatchSnapshot();
  });

  it('are one, of all of it, within the days to pay where nobody planned them', () => {
    const { instalments } = folded('R1', decideOrderRecovery(noticed, order, sun), noticed).body.order!;
    expect(instalments).toMatchObject([{ amountFen: AMOUNT }]);
    expect(daysBetween(TODAY, instalments[0]!.dueOn)).toBeGreaterThanOrEqual(policy.get('recovery.payDays'));
  });

  it('lead to OVERDUE with the first that is missed, and owe all of it', () => {
    fc.assert(
      fc.property(plan, (instalments) => {
        const ordered = folded('R1', by(instalments), noticed);
        const missed = folded('R1', decidePassDue(ordered, ordered.deadlines[RECOVERY_DUE]!.dueAt), ordered);
        expect(missed.status).toBe('OVERDUE');
        expect(outstandingFen(missed.body)).toBe(AMOUNT);
        expect(missed.deadlines).toEqual({});
      }),
    );
  });
});
