import { refuseYear } from '../../../shared/domain/evaluation/cycle/create.ts';
import { ProblemError } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { cycleReply } from './answer.ts';
import { prepareCycle } from './prepare-cycle.ts';
import { cycleView } from './view.ts';

/** The Commission organises a year's evaluation, once; a second one by a decision of its own (7-1a, 7-1b). */
export async function createCycle(
  request: Request<(typeof routes)['createCycle']>,
  deps: EvaluationDeps,
): Promise<Plan> {
  const { body, principal, now } = request;
  const { policy } = await deps.settings.current(now);
  const year = body.year;
  const outside = refuseYear(year, now);
  if (outside !== undefined) throw new ProblemError(outside);
  const form = { year, ...(body.decision && { decision: body.decision }) };
  const { cycleId, decided, changes } = await prepareCycle(form, { ...acting(request), policy }, deps.tables);
  const reply = cycleReply({ id: cycleId }, decided, principal, 201);
  return {
    changes,
    response: { ...reply, headers: { ...reply.headers, location: `/evaluation-cycles/${cycleId}` } },
  };
}

export async function listCycles(
  { query, principal }: Request<(typeof routes)['listCycles']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: 'CYCLE', newestFirst: true };
  const { items, ...rest } = await list(tables, evaluationCycle, 'list1', key, query);
  return { status: 200, body: { items: items.map((each) => cycleView(each, principal)), ...rest } };
}

export async function readCycle(
  { params, principal }: Request<(typeof routes)['readCycle']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const found = await get(tables, evaluationCycle, params.cycleId);
  return { status: 200, body: cycleView(found, principal), headers: etag(found.version) };
}
