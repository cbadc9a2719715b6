import {
  decideAcceptOrder,
  decideCancelOrder,
  decideDeclineOrder,
} from '../../../shared/domain/order/respond.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { deadlineInWorkingDays } from '../../../shared/domain/time/deadline.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { acceptedBy } from '../../../shared/store/accepted-orders.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { openTask } from '../../../shared/store/tasks.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { orderOfSide, settingsOf, step } from './handling.ts';
import { quotaTaskId } from './tasks.ts';

/** Row 6-1b: an active agency accepts, with its declaration (13-4); the centre then looks at the voucher amount. */
export async function acceptOrder(
  request: Request<(typeof routes)['acceptOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'AGENCY', deps);
  const seller = await get(deps.tables, agency, found.body.agencyId);
  if (seller.status === 'SUSPENDED') throw new ProblemError(refuse('AGENCY_SUSPENDED', { article: '12-2s' }));
  if (seller.status !== 'ACTIVE')
    throw new ProblemError(refuse('AGENCY_NOT_ACTIVE', { article: '6-1b', extra: { state: seller.status } }));
  const decision = decideAcceptOrder(found, { declaration: request.body.declaration }, acting);
  const task =
    found.body.origin.kind === 'PLATFORM' ? await quotaTask(found.id, request.now, found, deps) : [];
  return step(found, decision, request, deps, {
    checks: [{ kind: agency.kind, id: seller.id, version: seller.version }],
    changes: task,
    projections: [acceptedBy(seller.id, found.id)],
  });
}

async function quotaTask(
  orderId: string,
  now: string,
  found: Parameters<typeof settingsOf>[0],
  deps: OrdersDeps,
): Promise<Plan['changes']> {
  const { policy, calendar } = await settingsOf(found, now, deps);
  const { dueAt } = deadlineInWorkingDays({
    kind: 'CONFIRM_QUOTA',
    base: now,
    source: { policyKey: 'order.quotaWorkingDays', article: '6-1c' },
    amount: policy.get('order.quotaWorkingDays'),
    calendar,
  });
  const about = {
    queue: 'CENTRE_OFFICER',
    kind: 'CONFIRM_QUOTA',
    subjectRef: `ORDER#${orderId}`,
    uscc: found.body.uscc,
    dueAt,
  } as const;
  const opened = await openTask(deps.tables, quotaTaskId(orderId), about, { now, article: '6-1c' });
  return opened === undefined ? [] : [opened];
}

/** Row 6-1b: the agency declines and says why. A suspended one may, too. */
export async function declineOrder(
  request: Request<(typeof routes)['declineOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'AGENCY', deps);
  return step(found, decideDeclineOrder(found, request.body, acting), request, deps);
}

export async function cancelOrder(
  request: Request<(typeof routes)['cancelOrder']>,
  deps: OrdersDeps,
): Promise<Plan> {
  const { found, acting } = await orderOfSide(request, 'BUYER', deps);
  return step(found, decideCancelOrder(found, acting), request, deps);
}
