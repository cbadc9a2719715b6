import { goldenInputs } from '../../../../test/support/evaluation-fixtures.ts';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Role } from '../../identity/role.ts';
import { isRefusal, orThrow } from '../../problem.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { failedChecks } from './check-inputs.ts';
import {
  decideAbandonRun,
  decideBeginRun,
  decideBlockRun,
  decideContinueRun,
  decideFinishRun,
  decideFreezeRun,
} from './decide-run.ts';
import { outliersOf, quartiles } from './outliers.ts';
import type { RunDecision, RunState } from './run.ts';

const NOW = '2027-02-20T01:00:00.000Z';
const acting = (role: Role) => ({ now: NOW, actor: { id: `u-${role}`, role }, roles: [role] });
const [SYSTEM, OFFICER] = [acting('SYSTEM'), acting('CENTRE_OFFICER')];

/** An agency of which nothing but its orders and documents is known. */
const { staff: _staff, credit: _credit, satisfaction: _satisfaction, ...known } = goldenInputs;
const inputs: EntryInputs = { ...known, qualifications: { n: 1, of: 1 } };
const whole = { completedOrders: 30, distinctUsers: 20 };

describe('[9-2b] hard checks', () => {
  it('pass what the platform counted rightly, an agency without any order included', () => {
    expect(failedChecks(inputs, whole)).toEqual([]);
    const idle = {
      ...inputs,
      completedOrders: 0,
      distinctUsers: 0,
      activeMonths: 0,
      archived: { n: 0, of: 0 },
      ratings: { n: 0, stars: 0 },
    };
    expect(failedChecks(idle, { completedOrders: 0, distinctUsers: 0 })).toEqual([]);
  });

  it.each<[string, Partial<EntryInputs>]>([
    ['PART_OF_WHOLE', { onTime: { n: 19, of: 18 } }],
    ['PART_OF_WHOLE', { archived: { n: 19, of: 18 } }],
    ['PART_OF_WHOLE', { completion: { n: -1, of: 20 } }],
    ['ARCHIVES_OF_COMPLETED', { archived: { n: 17, of: 19 } }],
    ['USERS_OF_COMPLETED', { distinctUsers: 19 }],
    ['USERS_OF_COMPLETED', { distinctUsers: 0 }],
    ['MONTHS_OF_COMPLETED', { activeMonths: 0 }],
    ['CATEGORY_OF_AGENCY', { completedOrders: 31, archived: { n: 17, of: 31 } }],
    ['DAYS_OF_YEAR', { overdueDays: 400 }],
    ['COMPLETE_AND_IN_RANGE', { ratings: { n: 15, stars: 76 } }],
    ['COMPLETE_AND_IN_RANGE', { activeMonths: 13 }],
    ['COMPLETE_AND_IN_RANGE', { products: undefined as unknown as number }],
  ])('%s stops %o', (rule, wrong) => {
    const failed = failedChecks({ ...inputs, ...wrong }, whole);
    expect(failed.map((each) => each.rule)).toContain(rule);
    expect(failed.every(({ outcome }) => outcome === 'HARD')).toBe(true);
  });
});

describe('[9-2b] outliers', () => {
  const rule = { fence: 3, minEntries: 8 };
  const spreadOf = (all: readonly EntryInputs[]) => {
    const spread = quartiles();
    for (const each of all) spread.add(each);
    return spread.result();
  };
  const usual = Array.from({ length: 12 }, (_, i) => ({ ...inputs, completedOrders: 10 + i }));

  it('are figures far outside the quartiles of the category', () => {
    const spread = spreadOf(usual);
    expect(spread['completedOrders']).toEqual({ q1: 12, q3: 18, n: 12 });
    expect(outliersOf({ ...inputs, completedOrders: 36 }, spread, rule)).toEqual([]);
    const found = outliersOf({ ...inputs, completedOrders: 37 }, spread, rule);
    expect(found).toContainEqual(expect.objectContaining({ rule: 'completedOrders', outcome: 'OUTLIER' }));
  });

  it('are not looked for among a few entries', () => {
    expect(outliersOf({ ...inputs, completedOrders: 900 }, spreadOf(usual.slice(0, 7)), rule)).toEqual([]);
  });

  it('are measured the same in whatever order the entries come', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(usual, { minLength: usual.length }), (shuffled) => {
        expect(spreadOf(shuffled)).toEqual(spreadOf(usual));
      }),
    );
  });
});

describe('[9-2a] a scoring run', () => {
  const about = {
    cycleId: '2027',
    periodTo: '2026-12-31',
    policyVersion: 'default',
    schemeHash: 'f'.repeat(64),
    categories: ['INSPECTION_TESTING'],
  };
  const begun: RunState = {
    id: 'R1',
    status: 'FREEZING',
    body: decideBeginRun('R1', about, { now: NOW }).body,
  };
  const after = (from: RunState, decision: RunDecision): RunState => {
    const { events, body } = orThrow(decision);
    return { id: from.id, status: events.at(-1)?.to ?? from.status, body };
  };
  const blocked = after(begun, decideBlockRun(begun, { hard: 2 }, SYSTEM));
  const snapshot = { entries: 9, snapshotHash: 'a'.repeat(64) };

  it('is frozen, scored and done; nothing edits what is frozen', () => {
    const scoring = after(begun, decideFreezeRun(begun, snapshot, SYSTEM));
    expect(scoring).toMatchObject({ status: 'SCORING', body: { frozen: snapshot } });
    const again = decideFreezeRun(scoring, { ...snapshot, entries: 10 }, SYSTEM);
    expect(isRefusal(again) && again.refused).toBe('ILLEGAL_TRANSITION');
    expect(after(scoring, decideFinishRun(scoring, SYSTEM)).status).toBe('DONE');
  });

  it('[9-2b] stays blocked while a hard check fails, and goes on in another round once it is mended', () => {
    const failing = [{ entryId: 'E1', rules: ['PART_OF_WHOLE'] }];
    const refused = decideContinueRun(blocked, { failing }, OFFICER);
    expect(refused).toMatchObject({ refused: 'HARD_CHECK_FAILED', extra: { failing } });
    const scored = decideFinishRun(blocked, SYSTEM);
    expect(isRefusal(scored) && scored.refused).toBe('ILLEGAL_TRANSITION');
    const on = after(blocked, decideContinueRun(blocked, { failing: [] }, OFFICER));
    expect(on).toMatchObject({ status: 'FREEZING', body: { round: 2 } });
    expect(isRefusal(decideContinueRun(begun, { failing: [] }, OFFICER))).toBe(true);
  });

  it('ends with a cancelled cycle', () => {
    expect(after(blocked, decideAbandonRun(blocked, SYSTEM)).status).toBe('ABANDONED');
  });
});
