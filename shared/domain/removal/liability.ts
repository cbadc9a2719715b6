import { LiabilityNoticeIssued } from '../../../events/liability-notice-issued/v1.ts';
import { type Decided, happened } from '../event.ts';
import type { OrderState } from '../order/order.ts';
import type { Instant } from '../time/instant.ts';
import type { LiabilityNoticeBody } from './removal.ts';

/** One for an order that ended with a removal, however often it is looked at. */
export const liabilityNoticeId = (removalId: string, orderId: string): string => `${removalId}-${orderId}`;

/** – → ISSUED: the removed agency bears the liability for ending the order, and the buyer is given the record (12-3i). */
export function decideIssueLiability(
  removalId: string,
  { id: orderId, status, body }: Pick<OrderState, 'id' | 'status' | 'body'>,
  now: Instant,
): Decided<LiabilityNoticeBody> {
  const { agencyId, uscc, orderNo, priceFen, voucherFen } = body;
  const buyerId = body.buyer.id;
  const quotaFreed = body.quota?.outcome === 'CONFIRMED';
  const noticeId = liabilityNoticeId(removalId, orderId);
  const event = happened(
    LiabilityNoticeIssued,
    { noticeId, removalId, orderId, agencyId, uscc, buyerId, quotaFreed },
    { article: '12-3i', to: 'ISSUED', refs: { order: orderId } },
  );
  const about = { removalId, orderId, orderNo, agencyId, uscc, buyerId };
  return {
    events: [event],
    body: { ...about, endedFrom: status, priceFen, voucherFen, quotaFreed, issuedAt: now },
  };
}
