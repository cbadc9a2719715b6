import { DeliveryQueued } from '../../../events/delivery-queued/v1.ts';
import { type Decided, happened } from '../event.ts';
import { isDue } from '../time/deadline.ts';
import {
  articleOf,
  canStep,
  deliveryFactsOf,
  RELEASE,
  step,
  type DeliveryBody,
  type DeliveryState,
} from './delivery.ts';

/** Puts a delivery that waited back on its way; undefined before its time, or when it waits no longer. */
export function decideRelease(state: DeliveryState, now: string): Decided<DeliveryBody> | undefined {
  const deadline = state.deadlines[RELEASE];
  if (deadline === undefined || !isDue(deadline, now) || !canStep(state, 'release')) return undefined;
  const event = happened(DeliveryQueued, deliveryFactsOf(state), {
    article: articleOf(state.body),
    to: step(state, 'release'),
    deadlines: { clear: [RELEASE] },
  });
  return { events: [event], body: state.body };
}
