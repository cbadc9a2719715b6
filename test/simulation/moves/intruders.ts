import type { PlatformClient } from '../../support/platform-client.ts';
import type { Chance } from '../chance.ts';
import { give } from '../commands.ts';
import type { World } from '../world.ts';
import { loginOf } from '../trade.ts';

interface Attempt {
  readonly who: string;
  readonly operation: string;
  readonly params?: Record<string, string>;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

/** Somebody tries what is not theirs to do; whatever it is must be refused, and change nothing (./../invariants/commands.ts). */
export async function intruderMove(world: World, chance: Chance): Promise<void> {
  const attempts = attemptsIn(world, chance);
  if (attempts.length === 0) return world.note('nothing is there to tamper with');
  const { who, operation, params, body, headers } = chance.of(attempts);
  const answer = await give(world, {
    who: `${who} (not theirs)`,
    client: clientOf(world, who),
    operation,
    input: { ...(params && { params }), ...(body && { body }), ...(headers && { headers }) },
  });
  if (answer.status < 400) world.violate(`${who} was let do ${operation}: ${answer.status}`);
}

export const clientOf = (world: World, who: string): PlatformClient => {
  const [kind, index] = who.split(' ');
  const player = world.players[Number(index)];
  if (kind === 'agency' && player !== undefined) return world.agency(player);
  if (kind === 'clerk' && player !== undefined) return world.place.as(player.applicant.operator);
  return who === 'nobody' ? world.anyone : world.place.as(loginOf(who));
};

function attemptsIn(world: World, chance: Chance): Attempt[] {
  const { deals, complaints, demands } = world.trade;
  const reason = { reason: '无权之人' };
  const attempts: Attempt[] = [];
  const seller = world.sellers.length > 0 ? chance.of(world.sellers) : undefined;
  const deal = deals.length > 0 ? chance.of(deals) : undefined;
  if (deal !== undefined) {
    const params = { orderId: deal.orderId };
    const on = { redemptionId: deal.orderId };
    const own = `agency ${deal.seller.index}`;
    const other = world.sellers.find(({ index }) => index !== deal.seller.index);
    const stranger = ['buyer-shi', 'buyer-gu'].find((each) => each !== deal.buyer) ?? 'person-zhang';
    const declaration = { accepted: true, textVersion: world.trade.textVersion, relatedParty: false };
    attempts.push(
      { who: stranger, operation: 'cancelOrder', params },
      { who: stranger, operation: 'acceptDelivery', params },
      { who: stranger, operation: 'rateOrder', params, body: { stars: 1 } },
      { who: deal.buyer, operation: 'acceptOrder', params, body: { declaration } },
      { who: deal.buyer, operation: 'claimRedemption', params },
      { who: own, operation: 'decideOrderQuota', params, body: { outcome: 'CONFIRMED' } },
      { who: own, operation: 'acceptDelivery', params },
      { who: own, operation: 'approveRedemption', params: on },
      { who: own, operation: 'liftHold', params, body: reason },
      { who: 'officer-li', operation: 'approveRedemption', params: on },
      { who: 'reviewer-chen', operation: 'startRedemptionReview', params: on },
      {
        who: 'reviewer-chen',
        operation: 'recordPayment',
        params: on,
        body: { paidOn: '2026-03-02', reference: 'X' },
      },
      { who: 'commission-wu', operation: 'holdOrder', params, body: reason },
      { who: 'nobody', operation: 'terminateOrder', params, body: { cause: 'BUYER', ...reason } },
      {
        who: own,
        operation: 'acceptOrder',
        params,
        body: { declaration },
        headers: { 'if-match': '"9999"' },
      },
      { who: own, operation: 'deliverOrder', params, body: { documentIds: ['none'] } },
      { who: `clerk ${deal.seller.index}`, operation: 'claimRedemption', params },
    );
    if (other !== undefined) {
      const foreign = `agency ${other.index}`;
      attempts.push(
        { who: foreign, operation: 'acceptOrder', params, body: { declaration } },
        { who: foreign, operation: 'declineOrder', params, body: reason },
        { who: foreign, operation: 'claimRedemption', params },
        { who: foreign, operation: 'withdrawArchiveItem', params: { ...params, itemId: 'CONTRACT' } },
      );
    }
  }
  const productId = seller?.shop.products.at(-1);
  if (seller !== undefined && productId !== undefined)
    attempts.push(
      { who: `clerk ${seller.index}`, operation: 'publishProduct', params: { productId } },
      { who: `agency ${seller.index}`, operation: 'liftTakedown', params: { productId }, body: reason },
      { who: 'commission-wu', operation: 'takeProductDown', params: { productId }, body: reason },
    );
  if (complaints.length > 0) {
    const params = { complaintId: chance.of(complaints).receiptNo };
    attempts.push(
      { who: 'officer-li', operation: 'openComplaintIdentity', params, body: reason },
      { who: 'officer-li', operation: 'decideComplaint', params, body: { agreed: true, ...reason } },
      { who: 'buyer-shi', operation: 'closeComplaint', params, body: { text: '算了' } },
    );
  }
  if (demands.length > 0) {
    const { demandId, buyer } = chance.of(demands);
    const stranger = ['buyer-shi', 'buyer-gu'].find((each) => each !== buyer) ?? 'buyer-shi';
    attempts.push({ who: stranger, operation: 'closeDemand', params: { demandId } });
  }
  return attempts;
}
