import { decideAcceptDelivery, decideRejectDelivery } from '../../../shared/domain/order/deliver.ts';
import { decideRate } from '../../../shared/domain/order/rate.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { OrdersDeps } from '../deps.ts';
import { orderOfSide, settingsOf, step } from '../orders/handling.ts';
import type { routes } from '../routes.ts';

/** The buyer accepts what was delivered: the order is completed. */
export async function acceptDelivery(
  request: Request<(typeof routes)['acceptDelivery']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'BUYER', deps);
  return step(found, decideAcceptDelivery(found, { auto: false }, acting), request, deps);
}

export async function rejectDelivery(
  request: Request<(typeof routes)['rejectDelivery']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'BUYER', deps);
  return step(found, decideRejectDelivery(found, request.body, acting), request, deps);
}

export async function rateOrder(
  request: Request<(typeof routes)['rateOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'BUYER', deps);
  const settings = await settingsOf(found, request.now, deps);
  return step(found, decideRate(found, request.body, { ...acting, ...settings }), request, deps);
}
