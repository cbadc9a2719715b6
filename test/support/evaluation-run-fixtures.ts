import { EvaluationScoringStarted } from '../../events/evaluation-scoring-started/v1.ts';
import { EvaluationSchemeDrafted } from '../../events/evaluation-scheme-drafted/v1.ts';
import type { CycleBody } from '../../shared/domain/evaluation/cycle/cycle.ts';
import { entryIdOf } from '../../shared/domain/evaluation/entry/entry.ts';
import { decidePlaceInScope } from '../../shared/domain/evaluation/entry/place.ts';
import { schemeFrom, schemeHash } from '../../shared/domain/evaluation/scheme/scheme.ts';
import { happened } from '../../shared/domain/event.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { evaluationScheme } from '../../shared/store/aggregates/evaluation-scheme.ts';
import { commit } from '../../shared/store/commit.ts';
import { cellKey } from '../../shared/store/metrics.ts';
import { type Change, change, type Plan } from '../../shared/store/plan.ts';
import type { Projection } from '../../shared/store/projections.ts';
import type { Tables } from '../../shared/store/table.ts';
import { policy } from './onboarding-fixtures.ts';
import { usccFixture } from './uscc-fixtures.ts';

export const SCORING_DAY = '2027-02-20T01:00:00.000Z';
export const CYCLE = '2027';
export const RUN = '01JZRUN';
const YEAR = 2026;

export const scheme = schemeFrom(policy, { id: 'scheme-1', version: 1, effectiveCycle: CYCLE });

/** What an agency did in a category in the year, as the cells keep it. */
export interface Done {
  readonly completed: number;
  readonly users: number;
  readonly stars: number;
  readonly complaints: number;
}

/** Figures that differ from agency to agency, and are the same every time. */
export const doneBy = (n: number): Done => ({
  completed: (n * 7) % 41,
  users: Math.min((n * 7) % 41, 1 + ((n * 3) % 19)),
  stars: (n % 5) + 1,
  complaints: n % 11 === 0 ? 1 : 0,
});

export async function commitPlan(
  tables: Tables,
  plan: Omit<Plan<unknown>, 'response'>,
  now = SCORING_DAY,
): Promise<void> {
  const actor = { id: 'SYSTEM', role: 'SYSTEM' };
  const context = { actor, now, policyVersion: 'default', requestId: 'r', cause: 'test' };
  const outcome = await commit(tables, { ...plan, response: undefined }, context);
  if (outcome.outcome !== 'done') throw new Error(outcome.outcome);
}

/** A locked scheme and a cycle that has just begun to be scored. */
export async function startCycle(tables: Tables): Promise<void> {
  const body: CycleBody = {
    cycleId: CYCLE,
    year: YEAR + 1,
    periodFrom: `${YEAR}-01-01`,
    periodTo: `${YEAR}-12-31`,
    policyVersion: 'default',
    createdBy: 'u-wu',
    createdAt: SCORING_DAY,
    schemeId: 'scheme-1',
    schemeHash: schemeHash(scheme),
    lockRounds: 1,
    cancelRounds: 0,
    scoring: { runId: RUN, startedBy: 'u-anna', startedAt: SCORING_DAY },
  };
  const started = happened(
    EvaluationScoringStarted,
    { cycleId: CYCLE, runId: RUN },
    { article: '9-2a', to: 'SCORING' },
  );
  const drafted = happened(
    EvaluationSchemeDrafted,
    { ...EvaluationSchemeDrafted.example },
    { article: '8-2', to: 'LOCKED' },
  );
  const schemeBody = { scheme, policyVersion: 'default', draftedBy: 'u-wu', draftedAt: SCORING_DAY };
  await commitPlan(tables, {
    changes: [
      change(evaluationCycle, { newId: CYCLE }, { events: [started], body }),
      change(evaluationScheme, { newId: 'scheme-1' }, { events: [drafted], body: schemeBody }),
    ],
  });
}

export const agencyIdOf = (n: number): string => `agency-${String(n).padStart(6, '0')}`;

/** An agency in scope in one category, with its year. */
export function inScope(
  n: number,
  category: string,
  done: Done = doneBy(n),
): { change: Change; cells: Projection[] } {
  const agencyId = agencyIdOf(n);
  const placement = {
    cycleId: CYCLE,
    agencyId,
    uscc: usccFixture(n % 900),
    agencyName: `上海样例${n}技术有限公司`,
    category,
    onboardedOn: '2023-05-01',
    agencyStatus: 'ACTIVE',
    suspendedInPeriod: false,
  };
  const { completed, users } = done;
  const counts =
    completed === 0
      ? {}
      : {
          completed,
          distinctUsers: users,
          accepted: completed,
          firstPass: completed - (n % 2),
          delivered: completed,
          onTime: Math.ceil(completed * 0.9),
          archived: completed,
          received: completed + 2,
          answered: completed + 1,
          due06: completed,
          fulfilled06: completed,
          active05: completed,
          active06: 1,
          ratings: completed,
          stars: completed * done.stars,
          ...(done.complaints > 0 && { complaints: done.complaints }),
        };
  const whole = completed === 0 ? {} : { completed, distinctUsers: users, attended: 1 };
  const write = (cell: string, deltas: Record<string, number>): Projection[] =>
    Object.keys(deltas).length === 0 ? [] : [{ add: cellKey(agencyId, cell), deltas }];
  return {
    change: change(entry, { newId: entryIdOf(CYCLE, category, agencyId) }, decidePlaceInScope(placement)),
    cells: [...write(`${YEAR}#${category}`, counts), ...write(`${YEAR}#*`, whole)],
  };
}
