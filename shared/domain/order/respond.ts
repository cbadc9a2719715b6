import { OrderAccepted } from '../../../events/order-accepted/v1.ts';
import { OrderCancelled } from '../../../events/order-cancelled/v1.ts';
import { OrderDeclined } from '../../../events/order-declined/v1.ts';
import { OrderExpired } from '../../../events/order-expired/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { isDue } from '../time/deadline.ts';
import {
  followOrder,
  ORDER_EXPIRY,
  type OrderDecision,
  orderRefOf,
  type OrderState,
  stopAll,
} from './order.ts';
import { sameParty } from './place.ts';
import { declared, type GivenUsageDeclaration } from './usage-declaration.ts';

/** Nothing is answered once the order has expired, even while its timer is late (6-1b). */
function expired({ deadlines }: OrderState, now: string): Refusal | undefined {
  const expiry = deadlines[ORDER_EXPIRY];
  if (expiry === undefined || !isDue(expiry, now)) return undefined;
  const detail = { zh: '订单已逾期失效', en: 'The order has expired' };
  return refuse('DEADLINE_PASSED', { article: '6-1b', detail, extra: { dueAt: expiry.dueAt } });
}

/**
 * PLACED → ACCEPTED by the agency, with its declaration (13-4). Commit with a check on the active agency. Refuses
 * DEADLINE_PASSED after expiry, RELATED_PARTY_BLOCKED for the agency's own order (RP-01), USAGE_DECLARATION_REQUIRED.
 */
export function decideAcceptOrder(
  state: OrderState,
  { declaration }: { readonly declaration: GivenUsageDeclaration | undefined },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'accept', acting);
  if (isRefusal(to)) return to;
  const { body } = state;
  const refusal = expired(state, acting.now) ?? sameParty(body.buyer, body.uscc);
  if (refusal !== undefined) return refusal;
  const agency = declared(declaration, { now: acting.now, by: acting.actor.id });
  if (isRefusal(agency)) return agency;
  const event = happened(OrderAccepted, orderRefOf(state), {
    article: '6-1b',
    to,
    deadlines: { clear: stopAll(state) },
    record: { declaration: agency.version, relatedParty: agency.relatedParty },
  });
  const at = { respondedAt: acting.now, acceptedAt: acting.now };
  return { events: [event], body: { ...body, ...at, declarations: { ...body.declarations, agency } } };
}

/** PLACED → DECLINED by the agency. The reason is told to the buyer and stays in the body. */
export function decideDeclineOrder(
  state: OrderState,
  { reason }: { readonly reason: string },
  acting: Acting,
): OrderDecision {
  const to = followOrder(state.status, 'decline', acting);
  if (isRefusal(to)) return to;
  const late = expired(state, acting.now);
  if (late !== undefined) return late;
  const event = happened(OrderDeclined, orderRefOf(state), {
    article: '6-1b',
    to,
    deadlines: { clear: stopAll(state) },
  });
  return { events: [event], body: { ...state.body, respondedAt: acting.now, declineReason: reason } };
}

/** PLACED → EXPIRED when nobody responded: it counts as unanswered. undefined = not due, or no longer waiting. */
export function decideExpireOrder(state: OrderState, acting: Acting): OrderDecision | undefined {
  const expiry = state.deadlines[ORDER_EXPIRY];
  if (state.status !== 'PLACED' || expiry === undefined || !isDue(expiry, acting.now)) return undefined;
  const to = followOrder(state.status, 'expire', acting);
  if (isRefusal(to)) return to;
  const event = happened(OrderExpired, orderRefOf(state), {
    article: '6-1b',
    to,
    deadlines: { clear: stopAll(state) },
  });
  return { events: [event], body: state.body };
}

/** PLACED → CANCELLED by the buyer. */
export function decideCancelOrder(state: OrderState, acting: Acting): OrderDecision {
  const to = followOrder(state.status, 'cancel', acting);
  if (isRefusal(to)) return to;
  const event = happened(OrderCancelled, orderRefOf(state), {
    article: '6-1b',
    to,
    deadlines: { clear: stopAll(state) },
  });
  return { events: [event], body: state.body };
}
