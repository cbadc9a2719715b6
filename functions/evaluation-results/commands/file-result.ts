import {
  decideFile,
  decidePublishResult,
  decideReturnForCorrection,
} from '../../../shared/domain/evaluation/cycle/filing.ts';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { listHashOf } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { rankingOf } from '../../../shared/domain/evaluation/result/category-result.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { toLocalDate } from '../../../shared/domain/time/local-date.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { ResultsDeps } from '../deps.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import type { routes } from '../routes.ts';
import { answer, cycleFor } from './handling.ts';

/** The Commission takes the result on file (9-6a); it has nothing to approve and cannot reject it. */
export async function fileResult(
  request: Request<(typeof routes)['fileResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const { number, filedOn } = request.body;
  if (filedOn > toLocalDate(request.now)) {
    const fields = [{ field: 'body.filedOn', zh: '备案日期不得晚于今日', en: 'not after today' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { article: '9-6a', fields }));
  }
  const cycle = await cycleFor(request, tables);
  const decided = orThrow(decideFile(cycle, { number, on: filedOn }, acting(request)));
  return { changes: [change(evaluationCycle, cycle, decided)], response: answer(cycle, decided, request) };
}

/** The Commission returns it for correction, with its reason (9-6a). */
export async function returnResult(
  request: Request<(typeof routes)['returnResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const decided = orThrow(decideReturnForCorrection(cycle, request.body.reason, acting(request)));
  return { changes: [change(evaluationCycle, cycle, decided)], response: answer(cycle, decided, request) };
}

/** Publishes the filed result (9-6b); entries become final in the background. @throws NOT_FILED before the filing */
export async function publishResult(
  request: Request<(typeof routes)['publishResult']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const cycle = await cycleFor(request, tables);
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const lists = results.flatMap((result) =>
    result.body.ranking === undefined
      ? []
      : [listHashOf(result.body, rankingOf(result).rankingHash, result.body.amendments)],
  );
  const listHash = canonicalHash({ cycleId: cycle.id, lists });
  const decided = orThrow(decidePublishResult(cycle, { listHash }, acting(request)));
  return {
    changes: [change(evaluationCycle, cycle, decided)],
    response: { ...answer(cycle, decided, request), status: 202 },
  };
}
