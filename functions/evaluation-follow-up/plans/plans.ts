import { orThrow } from '../../../shared/domain/problem.ts';
import {
  decideActivatePlan,
  decideDraftPlan,
  servicePlanIdOf,
} from '../../../shared/domain/service-plan/service-plan.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { servicePlan } from '../../../shared/store/aggregates/service-plan.ts';
import { openActions } from '../../../shared/store/open-actions.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { answerAs } from '../answer.ts';
import type { FollowUpDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { servicePlanView } from '../views.ts';

/** One plan a grade of a cycle, written as a whole until it is in force (11-1a). */
export async function draftServicePlan(
  request: Request<(typeof routes)['draftServicePlan']>,
  { tables }: FollowUpDeps,
): Promise<Plan> {
  const { cycleId, grade } = request.params;
  await get(tables, evaluationCycle, cycleId);
  const before = await load(tables, servicePlan, servicePlanIdOf(cycleId, grade));
  if (before !== undefined) requireVersion(before, request.ifMatch);
  const decided = orThrow(decideDraftPlan(before, { cycleId, grade, ...request.body }, acting(request)));
  const target = before ?? { newId: servicePlanIdOf(cycleId, grade) };
  return {
    changes: [change(servicePlan, target, decided)],
    response: answerAs(target, decided, request, servicePlanView),
  };
}

export async function activateServicePlan(
  request: Request<(typeof routes)['activateServicePlan']>,
  { tables }: FollowUpDeps,
): Promise<Plan> {
  const { cycleId, grade } = request.params;
  const found = await get(tables, servicePlan, servicePlanIdOf(cycleId, grade));
  requireVersion(found, request.ifMatch);
  const cycle = await load(tables, evaluationCycle, cycleId);
  const decided = orThrow(decideActivatePlan(found, cycle?.status, acting(request)));
  return {
    changes: [change(servicePlan, found, decided)],
    response: answerAs(found, decided, request, servicePlanView),
  };
}

export async function listServicePlans(
  { query, principal }: Request<(typeof routes)['listServicePlans']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const pk = `SERVICEPLAN#${query.cycleId}`;
  const { items, ...rest } = await list(tables, servicePlan, 'list1', { pk }, query);
  return { status: 200, body: { items: items.map((each) => servicePlanView(each, principal)), ...rest } };
}

/** What keeps the cycle open (10-2c, ACTIONS_OPEN). */
export async function listOpenActions(
  { query }: Request<(typeof routes)['listOpenActions']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  return { status: 200, body: await openActions(tables, query.cycleId, query) };
}
