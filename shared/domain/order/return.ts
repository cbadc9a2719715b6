import { OrderReturned } from '../../../events/order-returned/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal } from '../problem.ts';
import { followOrder, type OrderDecision, orderRefOf, type OrderState, stopAll } from './order.ts';

const ARTICLES = { AGENCY_SUSPENDED: '12-2s', AGENCY_REMOVED: '12-3h', AGENCY_EXITED: '12-0' } as const;

/** PLACED → CANCELLED by the platform: what its agency may not accept any more goes back to the buyer (12-2s, 12-3h). */
export function decideReturnOrder(
  state: OrderState,
  cause: keyof typeof ARTICLES,
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'return', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    OrderReturned,
    { ...orderRefOf(state), cause },
    { article: ARTICLES[cause], to, deadlines: { clear: stopAll(state) } },
  );
  return { events: [event], body: state.body };
}
