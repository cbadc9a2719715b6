import { createHash } from 'node:crypto';
import type { Chance } from '../chance.ts';
import type { MarketDeal } from '../trade.ts';
import type { World } from '../world.ts';
import { optional } from './actor.ts';
import { dayFrom, ofMarket } from './seen.ts';

/** Something happens in the voucher platform's market, and we hear of it in any order, twice, or later. */
export async function marketMove(world: World, chance: Chance): Promise<void> {
  const { market } = world.trade;
  const under = market.filter(({ line, sent }) => sent.size < line.length);
  const deal = under.length === 0 || chance.is(0.3) ? await begin(world, chance) : chance.of(under);
  if (deal === undefined) return;
  const unsent = deal.line.map((_, index) => index + 1).filter((sequence) => !deal.sent.has(sequence));
  const window = unsent.slice(0, 1 + chance.below(5));
  const skipped = window.length > 1 && chance.is(0.2) ? window[chance.below(window.length)] : undefined;
  const again = deal.sent.size > 0 && chance.is(0.3) ? [1 + chance.below(deal.sent.size)] : [];
  const twice = chance.is(0.4) ? window.slice(0, 1) : [];
  const out = shuffled([...window.filter((each) => each !== skipped), ...again, ...twice], chance);
  for (const sequence of out) send(world, deal, sequence);
  if (chance.is(0.05))
    ofMarket(world, 'MarketOrderAccepted', { sourceOrderId: deal.sourceOrderId, sequence: 'two' });
  world.note(`the market says ${out.join(' ')} of ${deal.line.length} of ${deal.sourceOrderId}`);
}

/** Everything that was left out on the way comes after all. */
export function sayTheRest(world: World): void {
  for (const deal of world.trade.market) sendAll(world, deal);
}

/** Tells of an order from its beginning to its end. */
export function sendAll(world: World, deal: MarketDeal): void {
  for (const sequence of deal.line.keys()) send(world, deal, sequence + 1);
}

function send(world: World, deal: MarketDeal, sequence: number): void {
  const { type = '', detail } = deal.line[sequence - 1] ?? {};
  const occurredAt = world.stack.clock.now();
  ofMarket(world, type, { sourceOrderId: deal.sourceOrderId, sequence, occurredAt, ...detail });
  deal.sent.add(sequence);
}

function shuffled<T>(items: readonly T[], chance: Chance): T[] {
  return items
    .map((item) => ({ item, at: chance.below(1e6) }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ item }) => item);
}

async function begin(world: World, chance: Chance): Promise<MarketDeal | undefined> {
  const stocked = world.sellers.filter(({ shop }) => shop.products.length > 0);
  if (stocked.length === 0) return undefined;
  const seller = chance.of(stocked);
  const productId = chance.of(seller.shop.products);
  const { productVersion } = await world.place
    .as('officer-li')
    .done<{ productVersion: number }>('readProduct', { params: { productId } });
  const number = world.trade.number();
  const priceFen = chance.of([300_000, 900_000]);
  const buyer = chance.is(0.8)
    ? { kind: 'ENTERPRISE', uscc: '91310115MA1FX0045W', name: '上海新芽生物科技有限公司' }
    : { kind: 'TEAM', teamId: 'team-market', name: '市场团队' };
  const { contracts } = world.trade;
  const used = contracts.length > 0 && chance.is(0.15) ? chance.of(contracts) : undefined;
  const end = chance.weighed({
    whole: 60,
    declined: 8,
    cancelled: 8,
    refused: 8,
    terminated: 8,
    reworked: 8,
  });
  const facts = { productId, productVersion, buyer, number, priceFen, ...optional('contract', used) };
  const delivered = end === 'whole' || end === 'reworked';
  const auto = delivered && chance.is(0.2);
  const line = marketLine(world, facts, { end, auto, stars: delivered ? 1 + chance.below(5) : 1 });
  const deal = { sourceOrderId: `M-${world.seed}-${number}`, line, sent: new Set<number>() };
  world.trade.market.push(deal);
  return deal;
}

interface MarketFacts {
  readonly productId: string;
  readonly productVersion: number;
  readonly buyer: object;
  readonly number: number;
  readonly priceFen: number;
  /** The number of its contract, where it is not one of its own. */
  readonly contract?: string;
}

interface MarketEnd {
  readonly end: 'whole' | 'declined' | 'cancelled' | 'refused' | 'terminated' | 'reworked';
  readonly stars: number;
  readonly auto: boolean;
}

/** What happens to an order in the market, in order. */
export function marketLine(
  world: World,
  { number, priceFen, contract: used, ...offer }: MarketFacts,
  { end, stars, auto }: MarketEnd,
): MarketDeal['line'] {
  const declaration = { textVersion: world.trade.textVersion, relatedParty: false };
  const placing = {
    ...offer,
    requirement: '市场订单',
    priceFen,
    voucherFen: priceFen / 2,
    dueOn: dayFrom(world, 30),
    declaration,
  };
  const contract = {
    number: used ?? `MHT-${world.seed}-${number}`,
    signedOn: dayFrom(world, 0),
    amountFen: priceFen,
    subcontracted: false,
    file: file(`contract M-${world.seed}-${number}`),
  };
  const delivered = {
    type: 'MarketDelivered',
    detail: { files: [file(`result M-${world.seed}-${number}`)] },
  };
  const line: { type: string; detail: object }[] = [{ type: 'MarketOrderPlaced', detail: placing }];
  if (end === 'declined') line.push({ type: 'MarketOrderDeclined', detail: { reason: '档期已满' } });
  else if (end === 'cancelled') line.push({ type: 'MarketOrderCancelled', detail: {} });
  else {
    line.push({ type: 'MarketOrderAccepted', detail: { declaration } });
    const outcome = end === 'refused' ? { outcome: 'REFUSED', reason: '额度用完' } : { outcome: 'CONFIRMED' };
    line.push({ type: 'MarketQuotaDecided', detail: outcome });
    if (end === 'terminated')
      line.push({ type: 'MarketTerminated', detail: { cause: 'MUTUAL', reason: '协商' } });
    else if (end !== 'refused') {
      line.push({ type: 'MarketContractRegistered', detail: contract }, delivered);
      if (end === 'reworked')
        line.push({ type: 'MarketDeliveryRejected', detail: { reason: '缺少原始记录' } }, delivered);
      line.push({ type: 'MarketDeliveryAccepted', detail: { auto } });
      line.push({ type: 'MarketRated', detail: { stars } });
    }
  }
  return line;
}

const file = (text: string) => ({
  reference: `market/${text}`,
  sha256: createHash('sha256').update(text).digest('base64'),
});
