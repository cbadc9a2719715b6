import { decideRunScope } from '../../../shared/domain/evaluation/cycle/scope-run.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { cycleReply } from '../cycles/answer.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { listRows } from './rows.ts';

/** The centre has the scope determined for the planned day of the notice; it is carried out in the background (7-1e). */
export async function runScope(
  request: Request<(typeof routes)['runScope']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const { policy } = await settings.current(request.now);
  const planned = { runId: newId(), noticeOn: request.body.noticeOn };
  const decided = orThrow(decideRunScope(found, planned, { ...acting(request), policy }));
  return {
    changes: [change(evaluationCycle, found, decided)],
    response: cycleReply(found, decided, request.principal, 202),
  };
}

/** Who is in scope and in which categories, and who is not and why: the snapshot of the scope run (7-1e). */
export async function listScope(
  { params, query }: Request<(typeof routes)['listScope']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { body } = await get(tables, evaluationCycle, params.cycleId);
  if (body.scope === undefined) throw new ProblemError(refuse('SCOPE_NOT_CURRENT', { article: '7-1e' }));
  const run = { cycleId: params.cycleId, runId: body.scope.runId };
  const { part, ...page } = query;
  const { listHash, version } = body.scope;
  return { status: 200, body: { listHash, version, ...(await listRows(tables, run, part, page)) } };
}

/**
 * Nobody is put into the scope by hand: it follows from the platform's data, and there is the correction that the agency
 * itself may ask for (7-1e).
 */
export async function addToScope(
  { params }: Request<(typeof routes)['addToScope']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  await get(tables, evaluationCycle, params.cycleId);
  throw new ProblemError(refuse('NOT_IN_SCOPE', { article: '7-1e' }));
}
