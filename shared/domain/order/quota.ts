import { OrderQuotaConfirmed } from '../../../events/order-quota-confirmed/v1.ts';
import { OrderQuotaRefused } from '../../../events/order-quota-refused/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import { followOrder, type OrderBody, type OrderDecision, orderRefOf, type OrderState } from './order.ts';

type Outcome =
  | { readonly outcome: 'CONFIRMED'; readonly reference?: string | undefined }
  | { readonly outcome: 'REFUSED'; readonly reason: string; readonly reference?: string | undefined };

/** ACCEPTED → QUOTA_CONFIRMED or QUOTA_REFUSED, by the centre or as the voucher platform decided (SM-6). */
export function decideQuota(state: OrderState, decision: Outcome, acting: Acting): OrderDecision {
  const confirmed = decision.outcome === 'CONFIRMED';
  const to = followOrder(state.status, confirmed ? 'confirmQuota' : 'refuseQuota', acting);
  if (isRefusal(to)) return to;
  const { reference } = decision;
  const quota: OrderBody['quota'] = {
    outcome: decision.outcome,
    by: acting.actor.id,
    at: acting.now,
    ...(reference !== undefined && { reference }),
    ...(decision.outcome === 'REFUSED' && { reason: decision.reason }),
  };
  const event = happened(confirmed ? OrderQuotaConfirmed : OrderQuotaRefused, orderRefOf(state), {
    article: '6-1c',
    to,
    record: { voucherFen: state.body.voucherFen, ...(reference !== undefined && { reference }) },
  });
  return { events: [event], body: { ...state.body, quota } };
}
