import {
  decideDraftResult,
  decideProposeResult,
  decideReopen,
  RESULT_PROPOSER,
} from '../../../shared/domain/evaluation/cycle/result.ts';
import { type CycleBody, followCycle } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { resultHash } from '../../../shared/domain/evaluation/result/form-result.ts';
import type { CategoryRanking } from '../../../shared/domain/evaluation/result/category-result.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { progressOf } from '../../../shared/store/pages.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsDeps } from '../deps.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { rowsWork } from '../ranking/propose.ts';
import { unheardIn } from '../ranking/rows.ts';
import type { routes } from '../routes.ts';
import { answer, cycleFor } from './handling.ts';
import { requireReviewed } from './guards.ts';

/** The first person proposes to form the result; it is computed in the background for the second one to decide on (9-4). */
export async function proposeResult(
  request: Request<(typeof routes)['proposeResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const decided = orThrow(decideProposeResult(cycle, acting(request)));
  await requireReviewed(cycle.id, tables);
  return {
    changes: [change(evaluationCycle, cycle, decided)],
    response: { ...answer(cycle, decided, request), status: 202 },
  };
}

/**
 * The second person decides on what was computed (④): the hash of all rankings stands in the decision. The entries are
 * written in the background.
 */
export async function draftResult(
  request: Request<(typeof routes)['draftResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const officer = acting(request);
  orThrow(followCycle(cycle.status, 'draftResult', officer));
  await requireReviewed(cycle.id, tables);
  const rankingHash = await proposedHash(cycle, tables);
  if (request.body.rankingHash !== rankingHash) {
    const fields = [
      { field: 'body.rankingHash', zh: '与待定结果不一致', en: 'not the result that is proposed' },
    ];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '9-4', fields, extra: { rankingHash } }));
  }
  const decided = orThrow(decideDraftResult(cycle, { rankingHash }, officer));
  const notBy = {
    path: RESULT_PROPOSER,
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '9-4' }),
  };
  return {
    changes: [change(evaluationCycle, cycle, decided, notBy)],
    response: answer(cycle, decided, request),
  };
}

/** The hash over what is proposed. @throws RESULT_NOT_WRITTEN while it is computed, HEARINGS_OPEN before the hearings are done */
async function proposedHash(cycle: Loaded<CycleBody>, tables: Tables): Promise<string> {
  const { result, schemeHash = '' } = cycle.body;
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const proposed = results.flatMap(({ body: { category, proposal } }) =>
    proposal !== undefined && proposal.draft === result?.draft ? [{ category, ...proposal }] : [],
  );
  const run = proposed[0]?.run;
  if (run === undefined || !(await isComputed(cycle.id, run, tables)))
    throw new ProblemError(refuse('RESULT_NOT_WRITTEN', { article: '9-4' }));
  await requireHeard(cycle.id, run, proposed, tables);
  return resultHash(cycle.id, schemeHash, proposed);
}

async function isComputed(cycleId: string, run: string, tables: Tables): Promise<boolean> {
  const { pages, total } = await progressOf(tables, rowsWork(cycleId, run));
  return total !== undefined && pages >= total;
}

const UNHEARD_SHOWN = 20;

async function requireHeard(
  cycleId: string,
  run: string,
  proposed: readonly Pick<CategoryRanking, 'unheard'>[],
  tables: Tables,
): Promise<void> {
  const open = await unheardIn(tables, cycleId, run, UNHEARD_SHOWN);
  const entries = [...new Set([...proposed.flatMap(({ unheard }) => unheard), ...open])];
  if (entries.length === 0) return;
  throw new ProblemError(
    refuse('HEARINGS_OPEN', { article: '9-4', extra: { entries: entries.slice(0, UNHEARD_SHOWN) } }),
  );
}

/** Takes the drafted result back to review, with the reason (SM-7). */
export async function reopenResult(
  request: Request<(typeof routes)['reopenResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const decided = orThrow(decideReopen(cycle, request.body.reason, acting(request)));
  return { changes: [change(evaluationCycle, cycle, decided)], response: answer(cycle, decided, request) };
}
