import type { Chance } from '../chance.ts';
import { BUYERS, type Deal, TEAM } from '../trade.ts';
import type { World } from '../world.ts';
import { ofAgency, ofPerson } from './actor.ts';
import { material } from './agency.ts';
import { archiveStep, completedStep } from './evidence.ts';
import { dayFrom, ofMarket, type OrderSeen, readOrder } from './seen.ts';

/** Somebody orders, or one order goes some steps on its way. */
export async function orderMove(world: World, chance: Chance): Promise<void> {
  const { deals } = world.trade;
  const open = deals.filter(({ ended }) => !ended).length;
  if (open === 0 || chance.is(open < 3 ? 0.4 : 0.15)) await place(world, chance);
  const under = deals.filter(({ ended }) => !ended);
  if (under.length === 0) return;
  // The first among them more often, so that some come to their end.
  const deal = chance.is(0.5) ? under.slice(0, 2)[chance.below(Math.min(2, under.length))] : undefined;
  const walked = deal ?? chance.of(under);
  for (let steps = 2 + chance.below(5); steps > 0 && !walked.ended; steps -= 1) {
    await step(world, walked, chance);
    await world.stack.quiesce();
  }
}

async function place(world: World, chance: Chance): Promise<void> {
  const stocked = world.sellers.filter(({ shop }) => shop.products.length > 0);
  if (stocked.length === 0) return world.note('nobody has anything to sell');
  await placeWith(world, chance.of(stocked), chance);
}

/** Somebody orders from this agency. */
export async function placeWith(
  world: World,
  seller: World['sellers'][number],
  chance: Chance,
): Promise<void> {
  const buyer = chance.of(BUYERS);
  const [first = ''] = seller.shop.products;
  const productId = chance.is(0.6) ? first : chance.of(seller.shop.products);
  const seen = await world.place
    .as('officer-li')
    .done<{ productVersion: number }>('readProduct', { params: { productId } });
  const priceFen = chance.of([200_000, 1_000_000, 1_200_000, 8_000_000]);
  const greedy = chance.is(0.06);
  const stale = chance.is(0.05) ? 1 : 0;
  const declaration = { accepted: true, textVersion: world.trade.textVersion, relatedParty: chance.is(0.03) };
  const body = {
    productId,
    productVersion: seen.productVersion + stale,
    requirement: '按约定提供服务',
    priceFen,
    voucherFen: greedy ? priceFen : priceFen / 2,
    dueOn: dayFrom(world, 5 + chance.below(60)),
    ...(!chance.is(0.04) && { declaration }),
    ...(buyer === TEAM && { teamName: '晨光材料团队' }),
  };
  const answer = await ofPerson(world, chance, buyer)('placeOrder', { body });
  if (answer.status !== 201) return;
  const { orderId } = answer.body as unknown as { orderId: string };
  world.trade.deals.push({ orderId, seller, buyer, priceFen, ended: false });
}

/** What somebody does next with an order in its state, mostly what leads on. */
async function step(world: World, deal: Deal, chance: Chance): Promise<unknown> {
  const { orderId, seller, buyer } = deal;
  const seen = await readOrder(world, orderId);
  const agency = ofAgency(world, chance, seller);
  const client = ofPerson(world, chance, buyer);
  const officer = ofPerson(world, chance, chance.of(['officer-li', 'officer-wang', 'reviewer-chen']));
  const params = { orderId };
  const reason = { params, body: { reason: '情况有变' } };
  if (seen.hold !== undefined && chance.is(0.5)) return officer('liftHold', reason);
  if (chance.is(0.03)) return officer('holdOrder', reason);
  if (chance.is(0.03)) return end(world, seen, deal, chance);
  switch (seen.status) {
    case 'PLACED': {
      const way = chance.weighed({ accept: 80, decline: 6, cancel: 6, wait: 4, bare: 4 });
      if (way === 'decline') return agency('declineOrder', reason);
      if (way === 'cancel') return client('cancelOrder', { params });
      if (way === 'wait') return world.note(`order of agency ${seller.index} waits for an answer`);
      const declaration = {
        accepted: way === 'accept',
        textVersion: world.trade.textVersion,
        relatedParty: false,
      };
      return agency('acceptOrder', { params, body: { declaration } });
    }
    case 'ACCEPTED':
      if (chance.is(0.2)) return quotaOfPlatform(world, orderId, chance);
      return officer('decideOrderQuota', {
        params,
        body: chance.is(0.93) ? { outcome: 'CONFIRMED' } : { outcome: 'REFUSED', reason: '额度不足' },
      });
    case 'QUOTA_CONFIRMED':
      return contract(world, deal, chance);
    case 'IN_SERVICE': {
      if (chance.is(0.15)) {
        const body = { on: dayFrom(world, 0), title: '完成中期试验' };
        return agency('recordMilestone', { params, body });
      }
      if (chance.is(0.1)) return completedStep(world, deal, chance);
      const documentIds = chance.is(0.05) ? [] : [await material(world, seller, 'DELIVERABLE')];
      await world.stack.quiesce();
      return agency('deliverOrder', { params, body: { documentIds } });
    }
    case 'DELIVERED': {
      const way = chance.weighed({ accept: 75, reject: 15, wait: 10 });
      if (way === 'wait') return world.note(`a delivery of agency ${seller.index} waits to be accepted`);
      if (way === 'reject') return client('rejectDelivery', reason);
      return client('acceptDelivery', { params });
    }
    case 'COMPLETED':
      if (chance.is(0.15)) return client('rateOrder', { params, body: { stars: 1 + chance.below(5) } });
      return completedStep(world, deal, chance);
    case 'ARCHIVED':
      if (chance.is(0.12)) return client('rateOrder', { params, body: { stars: 1 + chance.below(5) } });
      return archiveStep(world, deal, seen, chance);
    default:
      deal.ended = true;
      return world.note(`the order has ended: ${seen.status}`);
  }
}

/** The voucher platform decides on the voucher amount, and says so once or twice. */
async function quotaOfPlatform(world: World, orderId: string, chance: Chance): Promise<void> {
  const outcome = chance.is(0.9) ? 'CONFIRMED' : 'REFUSED';
  const detail = {
    orderId,
    occurredAt: world.stack.clock.now(),
    outcome,
    ...(outcome === 'REFUSED' && { reason: '额度用完' }),
  };
  const times = 1 + chance.below(2);
  world.note(`the voucher platform says ${outcome} ${times} times`);
  for (let time = 0; time < times; time += 1) ofMarket(world, 'PlatformQuotaDecided', detail);
}

/** Registers a contract; now and then one that another order has, or the one of that order with other punctuation. */
async function contract(world: World, deal: Deal, chance: Chance): Promise<void> {
  const { contracts } = world.trade;
  const used = contracts.length > 0 && chance.is(0.15);
  const number = used ? chance.of(contracts) : `HT-${world.seed}-${world.trade.number()}`;
  const written = used && chance.is(0.5) ? ` ${number.toLowerCase()} ` : number;
  const documentId = await material(world, deal.seller, 'SERVICE_CONTRACT');
  await world.stack.quiesce();
  const answer = await ofAgency(
    world,
    chance,
    deal.seller,
  )('registerContract', {
    params: { orderId: deal.orderId },
    body: {
      number: written,
      signedOn: dayFrom(world, 0),
      amountFen: deal.priceFen,
      documentId,
      ...(chance.is(0.05) && { thirdParty: '上海他方检测有限公司', subcontracted: true }),
    },
  });
  if (answer.status < 300 && !used) contracts.push(number);
  if (answer.status < 300 && used) world.violate(`contract ${written} was taken a second time`);
}

/** Somebody wants to end it before its time. */
async function end(world: World, seen: OrderSeen, deal: Deal, chance: Chance): Promise<unknown> {
  const params = { orderId: deal.orderId };
  const sides = [ofAgency(world, chance, deal.seller), ofPerson(world, chance, deal.buyer)] as const;
  if (seen.terminationProposal === undefined && chance.is(0.6))
    return chance.of(sides)('proposeTermination', { params, body: { reason: '双方协商' } });
  const cause = chance.of(['MUTUAL', 'BUYER', 'AGENCY_DEFAULT', 'VIOLATION'] as const);
  const by = chance.of([...sides, ofPerson(world, chance, 'officer-wang')]);
  return by('terminateOrder', { params, body: { cause, reason: '不再继续' } });
}
