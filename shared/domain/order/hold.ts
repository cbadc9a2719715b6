import { OrderHeld } from '../../../events/order-held/v1.ts';
import { OrderHoldLifted } from '../../../events/order-hold-lifted/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { followOrder, type OrderDecision, orderRefOf, type OrderState } from './order.ts';

/**
 * Puts an order between ACCEPTED and COMPLETED on hold: the service goes on, but it is neither archived nor redeemed.
 * `reasonRef` names the aggregate that the hold rests on, e.g. `RISKFLAG#01J…`.
 */
export function decideHold(
  state: OrderState,
  { reasonRef, reason }: { readonly reasonRef: string; readonly reason?: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'hold', acting);
  if (isRefusal(to)) return to;
  if (state.body.hold !== undefined) return refuse('DUPLICATE', { article: '6-1c' });
  const event = happened(OrderHeld, orderRefOf(state), {
    article: '6-1c',
    refs: { hold: reasonRef },
    ...(reason !== undefined && { reason }),
  });
  return { events: [event], body: { ...state.body, hold: { reasonRef, at: acting.now } } };
}

/** Ends the hold, whatever it rested on. */
export function decideLiftHold(
  state: OrderState,
  { reason }: { readonly reason?: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'liftHold', acting);
  if (isRefusal(to)) return to;
  const { hold, ...body } = state.body;
  if (hold === undefined) return refuse('ILLEGAL_TRANSITION', { article: '6-1c', extra: { hold: null } });
  const event = happened(OrderHoldLifted, orderRefOf(state), {
    article: '6-1c',
    record: { reasonRef: hold.reasonRef, heldAt: hold.at },
    ...(reason !== undefined && { reason }),
  });
  return { events: [event], body };
}
