import { decideQuota } from '../../../shared/domain/order/quota.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { asOfficer } from '../sides.ts';
import { orderFor, step } from './handling.ts';
import { closeQuotaTask } from './tasks.ts';

/** The centre confirms or refuses the voucher amount (SM-6). */
export async function decideOrderQuota(
  request: Request<(typeof routes)['decideOrderQuota']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const found = await orderFor(request, deps);
  const officer = asOfficer(found.body, request);
  return step(found, decideQuota(found, request.body, officer), request, deps, {
    changes: await closeQuotaTask(found.id, officer, deps.tables),
  });
}
