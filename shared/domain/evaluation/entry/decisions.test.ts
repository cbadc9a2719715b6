import { describe, expect, it } from 'vitest';
import {
  after,
  COMMISSION,
  computation,
  NOW,
  OFFICER,
  placement,
  result,
  REVIEWER,
  scale,
  state,
  SYSTEM,
} from '../../../../test/support/evaluation-entry-fixtures.ts';
import { isRefusal, orThrow } from '../../problem.ts';
import { decideCompute } from './compute.ts';
import type { EntryDecision, EntryState } from './entry.ts';
import { entryMachine } from './machine.ts';
import { decideExclude, decideLeaveOut, decidePlaceInScope, decideReinstate } from './place.ts';
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
    expect(out.events[0]).toMatchObject({ to: 'EXCLUDED', data: { reasonCode: 'TENURE_UNDER_TWO_YEARS' } });
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
