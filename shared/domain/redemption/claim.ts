import { RedemptionClaimed } from '../../../events/redemption-claimed/v1.ts';
import { RedemptionHeld } from '../../../events/redemption-held/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import type { OrderState } from '../order/order.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import {
  followRedemption,
  type RedemptionBody,
  type RedemptionDecision,
  type RedemptionHold,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';

/**
 * – or RETURNED → CLAIMED: the agency claims the voucher amount of its archived order (SM-6). With grounds to withhold
 * payment known already, it is ON_HOLD at once (14-2c).
 */
export function decideClaim(
  existing: RedemptionState | undefined,
  order: Pick<OrderState, 'id' | 'status' | 'body'>,
  grounds: readonly RedemptionHold[],
  acting: Acting,
): RedemptionDecision {
  const { body: ordered, id } = order;
  const to =
    existing === undefined
      ? firstClaim(order, acting)
      : followRedemption(existing.status, 'claimAgain', acting);
  if (isRefusal(to)) return to;
  const claimed: RedemptionBody = {
    orderNo: ordered.orderNo,
    agencyId: ordered.agencyId,
    uscc: ordered.uscc,
    amountFen: ordered.voucherFen,
    claimedBy: acting.actor.id,
    claimedAt: acting.now,
    round: (existing?.body.round ?? 0) + 1,
    proposals: existing?.body.proposals ?? 0,
    records: existing?.body.records ?? 0,
    holds: existing?.body.holds ?? [],
  };
  const ref = redemptionRefOf({ id, body: claimed });
  const { amountFen, round } = claimed;
  const event = happened(RedemptionClaimed, { ...ref, amountFen, round }, { article: '14-2', to });
  const fresh = grounds.filter(({ ref }) => !claimed.holds.some((each) => each.ref === ref));
  if (fresh.length === 0) return { events: [event], body: claimed };
  const held = fresh.map(({ cause, ref: ground }): DomainEvent =>
    happened(RedemptionHeld, { ...ref, cause }, { article: '14-2c', to: 'ON_HOLD', record: { ground } }),
  );
  return {
    events: [event, ...held],
    body: { ...claimed, holds: [...claimed.holds, ...fresh], heldFrom: 'CLAIMED' },
  };
}

function firstClaim(order: Pick<OrderState, 'status' | 'body'>, acting: Acting): 'CLAIMED' | Refusal {
  if (!acting.roles.includes('AGENCY_ADMIN')) return refuse('FORBIDDEN_ROLE');
  if (order.status !== 'ARCHIVED') {
    return refuse('ARCHIVE_INCOMPLETE', {
      article: '14-2',
      detail: { zh: '订单归档后方可申领兑付', en: 'Only an archived order can be redeemed' },
      extra: { state: order.status },
    });
  }
  if (order.body.voucherFen === 0) {
    const detail = { zh: '该订单未使用创新券', en: 'No voucher was used for this order' };
    return refuse('VALIDATION_FAILED', { article: '14-2', detail });
  }
  return 'CLAIMED';
}
