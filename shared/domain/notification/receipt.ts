import { DeliveryDelivered } from '../../../events/delivery-delivered/v1.ts';
import { type Decided, happened } from '../event.ts';
import {
  articleOf,
  canStep,
  deliveryFactsOf,
  RECEIPT_DUE,
  RELEASE,
  step,
  type DeliveryBody,
  type DeliveryContext,
  type DeliveryState,
} from './delivery.ts';
import { decideFailed } from './submission.ts';

/** What the carrier reports of one submission. */
export interface CarrierReport {
  readonly outcome: 'DELIVERED' | 'TEMPORARY' | 'PERMANENT';
  readonly code: string;
}

/**
 * Applies a carrier's report, early, late or twice: an arrival counts whenever it is reported; a failure only for the
 * attempt that is still out. Undefined when it changes nothing.
 */
export function decideReceipt(
  state: DeliveryState,
  attempt: number,
  report: CarrierReport,
  ctx: DeliveryContext,
): { readonly decided: Decided<DeliveryBody>; readonly dead: boolean } | undefined {
  const { outcome, code } = report;
  if (outcome !== 'DELIVERED') {
    if (state.status !== 'SUBMITTED') return undefined;
    return decideFailed(state, { attempt, failure: outcome, code }, ctx);
  }
  if (!canStep(state, 'confirmDelivery')) return undefined;
  const event = happened(DeliveryDelivered, deliveryFactsOf(state), {
    article: articleOf(state.body),
    to: step(state, 'confirmDelivery'),
    deadlines: { clear: [RELEASE, RECEIPT_DUE].filter((kind) => state.deadlines[kind] !== undefined) },
  });
  const attempts = state.body.attempts.map((each) =>
    each.attempt === attempt ? { ...each, outcome, code, outcomeAt: ctx.now } : each,
  );
  return { decided: { events: [event], body: { ...state.body, attempts } }, dead: false };
}
