import { decideHold, decideLiftHold } from '../../../shared/domain/order/hold.ts';
import { decideProposeTermination, decideTerminate } from '../../../shared/domain/order/terminate.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import { get } from '../../../shared/store/read.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { readHolds } from '../../risk/holds.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderFor, step } from '../orders/handling.ts';
import { closeQuotaTask } from '../orders/tasks.ts';
import type { routes } from '../routes.ts';
import { asOfficer, asParty, sideOf } from '../sides.ts';

export async function proposeTermination(
  request: Request<(typeof routes)['proposeTermination']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const found = await get(deps.tables, order, request.params.orderId);
  const { side, acting } = asParty(found.body, request);
  requireVersion(found, request.ifMatch);
  const proposal = { side, reason: request.body.reason };
  return step(found, decideProposeTermination(found, proposal, acting), request, deps);
}

/** A party ends the order for its cause, or an officer for a default or a violation. */
export async function terminateOrder(
  request: Request<(typeof routes)['terminateOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { principal, body } = request;
  const found = await get(deps.tables, order, request.params.orderId);
  const side = sideOf(found.body, principal);
  if (side === undefined && !isOfficer(viewerOf(principal))) throw new ProblemError(refuse('NOT_FOUND'));
  requireVersion(found, request.ifMatch);
  const acting = side === undefined ? asOfficer(found.body, request) : asParty(found.body, request).acting;
  const termination = { ...body, ...(side !== undefined && { side }) };
  return step(found, decideTerminate(found, termination, acting), request, deps, {
    changes: await closeQuotaTask(found.id, acting, deps.tables),
  });
}

/** The centre puts an order on hold by hand; a risk flag does so by `decideHold` in its own commit. */
export async function holdOrder(
  request: Request<(typeof routes)['holdOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const found = await orderFor(request, deps);
  const officer = asOfficer(found.body, request);
  const hold = { reasonRef: `ORDER#${found.id}`, reason: request.body.reason };
  return step(found, decideHold(found, hold, officer), request, deps);
}

const HELD_BY_FLAGS = {
  zh: '风险提示尚未处理，暂缓随其排除而解除',
  en: 'Risk flags hold it: it is let go when they are dismissed',
};

export async function liftHold(
  request: Request<(typeof routes)['liftHold']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const found = await orderFor(request, deps);
  const officer = asOfficer(found.body, request);
  // What a flag holds is let go when the flag is dismissed, by those whose decision that is.
  if ((await readHolds(deps.tables, found.id)).flagIds.length > 0)
    throw new ProblemError(refuse('ORDER_ON_HOLD', { article: '3-1d', detail: HELD_BY_FLAGS }));
  return step(found, decideLiftHold(found, request.body, officer), request, deps);
}
