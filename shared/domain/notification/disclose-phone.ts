import { DeliveryPhoneDisclosed } from '../../../events/delivery-phone-disclosed/v1.ts';
import { type Decided, happened } from '../event.ts';
import { isRefusal, type Refusal } from '../problem.ts';
import {
  articleOf,
  deliveryFactsOf,
  type DeliveryBody,
  type DeliveryState,
  type PersonContext,
} from './delivery.ts';
import { followAs } from './manual-decision.ts';

/**
 * Shows the full number to the person who must call it: an act of its own in the trail, with its reason, and possible
 * only while there is somebody to call (domain §3.4).
 */
export function decideDisclosePhone(
  state: DeliveryState,
  reason: string,
  ctx: PersonContext,
): Decided<DeliveryBody> | Refusal {
  const allowed = followAs(state, 'reachManually', ctx);
  if (isRefusal(allowed)) return allowed;
  const event = happened(DeliveryPhoneDisclosed, deliveryFactsOf(state), {
    article: articleOf(state.body),
    reason,
    record: { by: ctx.actor.id },
  });
  return { events: [event], body: state.body };
}
