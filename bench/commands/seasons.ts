import type { CycleBody } from '../../shared/domain/evaluation/cycle/cycle.ts';
import { decideCompute, decideRescore } from '../../shared/domain/evaluation/entry/compute.ts';
import {
  type EntryDecision,
  entryIdOf,
  type EntryState,
} from '../../shared/domain/evaluation/entry/entry.ts';
import { decidePlaceInScope } from '../../shared/domain/evaluation/entry/place.ts';
import { decideProposeReview, decideStartReview } from '../../shared/domain/evaluation/entry/review.ts';
import { type IndicatorScheme, schemeHash } from '../../shared/domain/evaluation/scheme/scheme.ts';
import type { Role } from '../../shared/domain/identity/role.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../shared/store/aggregates/evaluation-scheme.ts';
import { contextKey, rankKeyWrites } from '../../shared/store/evaluation.ts';
import { type Change, change } from '../../shared/store/plan.ts';
import type { Projection } from '../../shared/store/projections.ts';
import { goldenContext, goldenInputs, scheme } from '../../test/support/evaluation-fixtures.ts';
import { NOW } from './scenario.ts';
import { begun, type Sides } from './subjects.ts';

export const CATEGORY = 'INSPECTION_TESTING';
/** Whoever did what came before: not the one who calls. */
const FIRST = 'bench';

const as = (role: Role) => ({ now: NOW, actor: { id: FIRST, role }, roles: [role] });

/** A cycle and its scheme, both of this id; the scheme is locked unless said otherwise. */
export function cycleAt(
  id: string,
  status: string,
  more: Partial<CycleBody> = {},
  schemeStatus = 'LOCKED',
): { readonly cycle: Change; readonly scheme: Change } {
  const own: IndicatorScheme = { ...scheme, id, effectiveCycle: id };
  const body: CycleBody = {
    cycleId: id,
    year: 2026,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    policyVersion: 'default',
    createdBy: FIRST,
    createdAt: NOW,
    schemeId: id,
    lockRounds: 1,
    cancelRounds: 0,
    ...(schemeStatus === 'LOCKED' && {
      schemeVersion: own.version,
      schemeHash: schemeHash(own),
      seedHash: 'a'.repeat(64),
      seedRef: `CYCLE-${id}/seed`,
      lockedBy: FIRST,
      lockedAt: NOW,
    }),
    ...more,
  };
  const drafted = { scheme: own, policyVersion: 'default', draftedBy: FIRST, draftedAt: NOW };
  return {
    cycle: change(evaluationCycle, { newId: id }, { events: [begun('CycleCreated', status)], body }),
    scheme: change(
      evaluationScheme,
      { newId: id },
      { events: [begun('SchemeDrafted', schemeStatus)], body: drafted },
    ),
  };
}

/** What a cycle keeps of a result that was decided on. */
export const decidedResult: NonNullable<CycleBody['result']> = {
  draft: 1,
  proposedBy: FIRST,
  proposedAt: NOW,
  decidedBy: FIRST,
  decidedAt: NOW,
  rankingHash: 'b'.repeat(64),
};

const STEPS = ['COMPUTED', 'UNDER_REVIEW', 'SURVEYED', 'PROPOSED'] as const;

/** The entry of an agency as the decisions up to a step made it; its cycle has the agency's id. */
export function entryOf({ agencyId, uscc }: Sides, step: (typeof STEPS)[number]): EntryState {
  const id = entryIdOf(agencyId, CATEGORY, agencyId);
  const placed = decidePlaceInScope({
    cycleId: agencyId,
    agencyId,
    uscc,
    agencyName: '上海示例检测技术有限公司',
    category: CATEGORY,
    onboardedOn: '2024-01-02',
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
  });
  const { satisfaction: answers = [], ...inputs } = goldenInputs;
  const scale = { scheme, context: goldenContext };
  const run = { runId: agencyId, inputs, original: 'f'.repeat(64), checks: [] };
  const decisions: Record<(typeof STEPS)[number], (state: EntryState) => EntryDecision> = {
    COMPUTED: (state) => decideCompute(state, run, scale, as('SYSTEM')),
    UNDER_REVIEW: (state) => decideStartReview(state, as('CENTRE_OFFICER')),
    SURVEYED: (state) => decideRescore(state, { cause: 'SATISFACTION', answers }, scale, as('SYSTEM')),
    PROPOSED: (state) => decideProposeReview(state, as('CENTRE_OFFICER')),
  };
  return STEPS.slice(0, STEPS.indexOf(step) + 1).reduce(
    (state: EntryState, each) => {
      const { events, body } = orThrow(decisions[each](state));
      return { id, status: events.at(-1)?.to ?? state.status, body };
    },
    { id, status: 'IN_SCOPE', body: placed.body },
  );
}

export const entryChange = ({ id, status, body }: EntryState): Change =>
  change(entry, { newId: id }, { events: [begun('EntryPlacedInScope', status)], body });

/** The rank key of an entry, and the figures of its category. */
export const figuresOf = (state: EntryState): Projection[] => [
  ...rankKeyWrites(state),
  {
    put: contextKey(state.body.cycleId, CATEGORY),
    item: { measured: { category: CATEGORY, context: goldenContext, quartiles: {}, entries: 1, hash: '' } },
    rev: undefined,
  },
];
