import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../../policy/policy.ts';
import type { Role } from '../../identity/role.ts';
import { isRefusal, orThrow } from '../../problem.ts';
import { schemeFrom } from '../scheme/scheme.ts';
import { categoryContext } from '../scoring/context.ts';
import type { EntryInputs } from '../scoring/inputs.ts';
import { decideCompute, decideRescore } from './compute.ts';
import type { EntryDecision, EntryState } from './entry.ts';
import { entryMachine } from './machine.ts';
import { decideExclude, decideLeaveOut, decidePlaceInScope, decideReinstate } from './place.ts';
import { entryRankKey } from './rank-key.ts';
import {
  decideAmend,
  decideFinalise,
  decideGrade,
  decideMarkNonRanked,
  decidePublicise,
  decideRank,
  decideReopen,
} from './result.ts';
import {
  decideApproveReview,
  decideProposeReview,
  decideRequestSupplement,
  decideResume,
  decideReturnReview,
  decideReviewAgain,
  decideStartReview,
  decideStartSiteVisit,
} from './review.ts';
import { decideLiftWithhold, decideWithhold } from './withhold.ts';

const NOW = '2027-03-01T01:00:00.000Z';
const acting = (role: Role, id = `u-${role}`) => ({ now: NOW, actor: { id, role }, roles: [role] });
const [SYSTEM, OFFICER, REVIEWER, COMMISSION] = [
  acting('SYSTEM'),
  acting('CENTRE_OFFICER'),
  acting('CENTRE_REVIEWER'),
  acting('COMMISSION_OFFICER'),
];
const placement = {
  cycleId: '2027',
  agencyId: '01JQAGENCY',
  uscc: '91310104MA1FX0010C',
  agencyName: '上海样例技术有限公司',
  category: 'INSPECTION_TESTING',
  onboardedOn: '2023-05-01',
  agencyStatus: 'ACTIVE',
  suspendedInPeriod: false,
};
const scheme = schemeFrom(resolvePolicy([], '2027-03-01'), {
  id: 'scheme-1',
  version: 1,
  effectiveCycle: '2027',
});
const inputs: EntryInputs = {
  qualifications: { n: 3, of: 3 },
  staff: 8,
  products: 4,
  completion: { n: 18, of: 20 },
  onTime: { n: 16, of: 18 },
  firstPass: { n: 17, of: 18 },
  spotChecks: { n: 0, of: 0 },
  completedOrders: 18,
  distinctUsers: 12,
  activeMonths: 9,
  documents: { n: 4, of: 4 },
  archived: { n: 17, of: 18 },
  answered: { n: 21, of: 22 },
  overdueDays: 0,
  eventsAttended: 1,
  credit: 'CLEAR',
  minorViolations: 0,
  rectifications: { n: 0, of: 0 },
  ratings: { n: 15, stars: 69 },
  complaints: 0,
};
const context = (() => {
  const category = categoryContext();
  category.add(inputs);
  return category.result();
})();
const scale = { scheme, context };

const state = (status: string, more: Partial<EntryState['body']> = {}): EntryState => ({
  id: '2027.INSPECTION_TESTING.01JQAGENCY',
  status,
  body: { ...decidePlaceInScope(placement).body, ...more },
});
const after = (from: EntryState, decision: EntryDecision): EntryState => {
  const { events, body } = orThrow(decision);
  return { id: from.id, status: events.at(-1)?.to ?? from.status, body };
};
const computation = { runId: 'R1', inputs, original: 'f'.repeat(64), checks: [] };
const computed = () => {
  const from = state('IN_SCOPE');
  return after(from, decideCompute(from, computation, scale, SYSTEM));
};
const result = { draft: 1, primary: true, because: [] };

/** Each step with the state it starts from, who may take it, and where it leads. */
const STEPS: readonly [
  string,
  string,
  (from: EntryState) => EntryDecision,
  string,
  Partial<EntryState['body']>?,
][] = [
  ['reinstate', 'EXCLUDED', (from) => decideReinstate(from, OFFICER), 'IN_SCOPE'],
  ['exclude', 'IN_SCOPE', (from) => decideExclude(from, { reason: 'TENURE' }, SYSTEM), 'EXCLUDED'],
  ['exclude', 'PUBLICISED', (from) => decideExclude(from, { reason: 'AGENCY_REMOVED' }, SYSTEM), 'EXCLUDED'],
  ['compute', 'IN_SCOPE', (from) => decideCompute(from, computation, scale, SYSTEM), 'COMPUTED'],
  ['startReview', 'COMPUTED', (from) => decideStartReview(from, OFFICER), 'UNDER_REVIEW'],
  [
    'requestSupplement',
    'UNDER_REVIEW',
    (from) => decideRequestSupplement(from, { cooperationId: 'C1' }, OFFICER),
    'SUPPLEMENT_REQUESTED',
  ],
  [
    'startSiteVisit',
    'UNDER_REVIEW',
    (from) => decideStartSiteVisit(from, { siteVisitId: 'V1' }, OFFICER),
    'SITE_VISIT',
  ],
  ['resume', 'SUPPLEMENT_REQUESTED', (from) => decideResume(from, SYSTEM), 'UNDER_REVIEW'],
  ['resume', 'SITE_VISIT', (from) => decideResume(from, OFFICER), 'UNDER_REVIEW'],
  ['proposeReview', 'UNDER_REVIEW', (from) => decideProposeReview(from, OFFICER), 'UNDER_REVIEW'],
  [
    'approveReview',
    'UNDER_REVIEW',
    (from) => decideApproveReview(from, REVIEWER),
    'REVIEWED',
    { review: { by: 'u-other', at: NOW } },
  ],
  [
    'returnReview',
    'UNDER_REVIEW',
    (from) => decideReturnReview(from, { reason: '请复核' }, REVIEWER),
    'UNDER_REVIEW',
    { review: { by: 'u-other', at: NOW } },
  ],
  ['reviewAgain', 'REVIEWED', (from) => decideReviewAgain(from, REVIEWER), 'UNDER_REVIEW'],
  ['withhold', 'REVIEWED', (from) => decideWithhold(from, { reason: '立案' }, REVIEWER), 'WITHHELD'],
  [
    'liftWithhold',
    'WITHHELD',
    (from) => decideLiftWithhold(from, { reason: '结案' }, REVIEWER),
    'UNDER_REVIEW',
  ],
  [
    'markNonRanked',
    'REVIEWED',
    (from) => decideMarkNonRanked(from, { ...result, primary: false }, SYSTEM),
    'NON_RANKED',
  ],
  ['rank', 'REVIEWED', (from) => decideRank(from, { draft: 1, rank: 2, of: 9 }, SYSTEM), 'RANKED'],
  [
    'grade',
    'RANKED',
    (from) => decideGrade(from, { grade: 'GOOD', because: [] }, SYSTEM),
    'GRADED',
    { result },
  ],
  [
    'grade',
    'NON_RANKED',
    (from) => decideGrade(from, { grade: 'QUALIFIED', because: [] }, SYSTEM),
    'GRADED',
    { result },
  ],
  ['reopen', 'GRADED', (from) => decideReopen(from, { reason: '更正' }, REVIEWER), 'REVIEWED', { result }],
  [
    'publicise',
    'GRADED',
    (from) => decidePublicise(from, { publicityId: 'P1' }, SYSTEM),
    'PUBLICISED',
    { result },
  ],
  ['finalise', 'PUBLICISED', (from) => decideFinalise(from, SYSTEM), 'FINAL', { result }],
  ['finalise', 'NON_RANKED', (from) => decideFinalise(from, SYSTEM), 'FINAL', { result }],
  ['finalise', 'AMENDED', (from) => decideFinalise(from, SYSTEM), 'FINAL', { result }],
  [
    'amend',
    'FINAL',
    (from) => decideAmend(from, { amendmentId: 'A1', reason: '更正', result }, COMMISSION),
    'AMENDED',
    { result },
  ],
];

describe('[SM-8] an evaluation entry', () => {
  it('begins in scope, or outside with a reason', () => {
    expect(decidePlaceInScope(placement).events[0]).toMatchObject({
      type: 'EntryPlacedInScope',
      to: 'IN_SCOPE',
    });
    const out = decideLeaveOut(placement, 'TENURE_UNDER_TWO_YEARS');
    expect(out.events[0]).toMatchObject({ to: 'EXCLUDED', data: { reason: 'TENURE_UNDER_TWO_YEARS' } });
    expect(out.body.excluded).toBe('TENURE_UNDER_TWO_YEARS');
  });

  it.each(STEPS)('%s from %s', (action, status, decide, to, more) => {
    expect(after(state(status, more), decide(state(status, more))).status).toBe(to);
    const allowed = entryMachine.transitions
      .filter((row) => row.action === action)
      .flatMap(({ from }) => from);
    for (const other of entryMachine.states.filter((each) => !allowed.some((from) => from === each))) {
      const refused = decide(state(other, more));
      expect(isRefusal(refused) && refused.refused, `${action} from ${other}`).toBe('ILLEGAL_TRANSITION');
    }
  });

  it('is excluded from any state before FINAL, and from none after', () => {
    const before = entryMachine.states.filter((each) => !['FINAL', 'AMENDED', 'EXCLUDED'].includes(each));
    for (const status of before)
      expect(
        after(state(status), decideExclude(state(status), { reason: 'AGENCY_REMOVED' }, SYSTEM)).status,
      ).toBe('EXCLUDED');
    const late = decideExclude(state('FINAL'), { reason: 'AGENCY_REMOVED' }, SYSTEM);
    expect(isRefusal(late) && late.refused).toBe('ILLEGAL_TRANSITION');
  });

  it('is amended by the Commission alone', () => {
    const refused = decideAmend(state('FINAL'), { amendmentId: 'A1', reason: '更正', result }, REVIEWER);
    expect(isRefusal(refused) && refused.refused).toBe('FORBIDDEN_ROLE');
  });
});

describe('[9-3a] the second person', () => {
  it('is another than who reviewed, and decides on something that was proposed', () => {
    const both = { ...OFFICER, roles: ['CENTRE_OFFICER', 'CENTRE_REVIEWER'] as const };
    const under = state('UNDER_REVIEW');
    const proposed = after(under, decideProposeReview(under, both));
    const own = decideApproveReview(proposed, both);
    expect(isRefusal(own) && own.refused).toBe('FOUR_EYES');
    const nothing = decideApproveReview(under, REVIEWER);
    expect(isRefusal(nothing) && nothing.refused).toBe('ILLEGAL_TRANSITION');
    const approved = orThrow(decideApproveReview(proposed, REVIEWER));
    expect(approved.body.review).toMatchObject({ by: both.actor.id, approvedBy: REVIEWER.actor.id });
  });
});

describe('[9-2c] a score', () => {
  it('is computed from inputs alone, first without and then with the users’ answers', () => {
    const first = computed();
    expect(first.body.system?.indicators).toContainEqual({ id: 'FBK_SATISFACTION_REVIEW', missing: true });
    expect(first.body.final).toBeUndefined();
    const rescoring = { cause: 'SATISFACTION', answers: [92, 88, 95] } as const;
    const final = after(first, decideRescore(first, rescoring, scale, SYSTEM));
    expect(final.status).toBe('COMPUTED');
    expect(final.body.satisfaction).toEqual({ answers: 3, closed: true });
    expect(final.body.system).toEqual(first.body.system);
    expect(final.body.final?.total).not.toBe(first.body.system?.total);
    expect(entryRankKey(final)?.total).toBe(Number(final.body.final?.total.replace('.', '')));
  });

  it('of an agency whose users were asked in vain is final without them', () => {
    const first = computed();
    const final = after(first, decideRescore(first, { cause: 'SATISFACTION', answers: [] }, scale, SYSTEM));
    expect(final.body.final?.total).toBe(first.body.system?.total);
  });

  it('of a corrected input keeps the answers, and the trail of corrections', () => {
    const first = computed();
    const asked = after(first, decideRescore(first, { cause: 'SATISFACTION', answers: [80] }, scale, SYSTEM));
    const correction = { correctionId: 'K1', indicatorId: 'CAP_TEAM' };
    const rescoring = { cause: 'CORRECTION', inputs: { ...inputs, staff: 10 }, correction } as const;
    const corrected = after(asked, decideRescore(asked, rescoring, scale, REVIEWER));
    expect(corrected.body.inputs).toEqual({ ...inputs, staff: 10, satisfaction: [80] });
    expect(corrected.body.corrections).toEqual([correction]);
    expect(corrected.body.original).toBe(first.body.original);
    expect(Number(corrected.body.final?.total)).toBeGreaterThan(Number(asked.body.final?.total));
  });

  it('is not computed again once a result was formed', () => {
    const refused = decideRescore(
      state('GRADED', { inputs }),
      { cause: 'SATISFACTION', answers: [] },
      scale,
      SYSTEM,
    );
    expect(isRefusal(refused) && refused.refused).toBe('ILLEGAL_TRANSITION');
  });

  it('gives a rank key that tells how the entry stands', () => {
    const first = computed();
    expect(entryRankKey(first)).toMatchObject({ standing: 'RANKED', orders: 18, users: 12, complaints: 0 });
    expect(entryRankKey({ ...first, status: 'WITHHELD' })?.standing).toBe('WITHHELD');
    expect(entryRankKey({ ...first, status: 'EXCLUDED' })?.standing).toBe('EXCLUDED');
    const suspended = { ...first, body: { ...first.body, suspendedInPeriod: true } };
    expect(entryRankKey(suspended)?.capped).toBe(true);
    const triggered = { ...first, body: { ...first.body, unqualified: { state: 'CONFIRMED' as const } } };
    expect(entryRankKey(triggered)?.unqualified).toBe(true);
    expect(entryRankKey(state('IN_SCOPE'))).toBeUndefined();
  });
});
