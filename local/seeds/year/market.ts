import type { LocalDate } from '../../../shared/domain/time/local-date.ts';
import type { OrderAct, OrderPlan } from './plan-types.ts';
import { known, marketFile, purposeOf, type World } from './world.ts';

type Detail = (world: World, order: OrderPlan, on: LocalDate) => readonly [type: string, more: object];

const declaration = ({ declarationVersion }: World) => ({
  textVersion: declarationVersion,
  relatedParty: false,
});

const placed: Detail = (world, order) => {
  const { id, uscc, name } = world.plan.buyers[order.buyer] ?? { id: '', name: '' };
  return [
    'MarketOrderPlaced',
    {
      productId: known(world.productIds, `${order.agency}/${order.product}`),
      productVersion: 1,
      buyer: uscc === undefined ? { kind: 'TEAM', teamId: id, name } : { kind: 'ENTERPRISE', uscc, name },
      requirement: '按需求提供服务，成果以书面形式交付',
      priceFen: order.priceFen,
      voucherFen: order.voucherFen,
      dueOn: order.dueOn,
      declaration: declaration(world),
    },
  ];
};

const DETAILS: Partial<Record<OrderAct, Detail>> = {
  PLACE: placed,
  ACCEPT: (world) => ['MarketOrderAccepted', { declaration: declaration(world) }],
  DECLINE: () => ['MarketOrderDeclined', { reason: '近期档期已满' }],
  CANCEL: () => ['MarketOrderCancelled', {}],
  QUOTA: (_, { number }) => ['MarketQuotaDecided', { outcome: 'CONFIRMED', reference: `Q-${number}` }],
  REFUSE_QUOTA: () => ['MarketQuotaDecided', { outcome: 'REFUSED', reason: '年度券额不足' }],
  CONTRACT: (_, { number, priceFen }, on) => [
    'MarketContractRegistered',
    {
      number: `HT-MARKET-${number}`,
      signedOn: on,
      amountFen: priceFen,
      subcontracted: false,
      file: marketFile(purposeOf(number, 'CONTRACT', on)),
    },
  ],
  DELIVER: (_, { number }, on) => [
    'MarketDelivered',
    { files: [marketFile(purposeOf(number, 'DELIVER', on))] },
  ],
  REJECT: () => ['MarketDeliveryRejected', { reason: '缺少原始记录，请补充' }],
  RECEIVE: () => ['MarketDeliveryAccepted', { auto: false }],
  RATE: (_, { stars }) => ['MarketRated', { stars }],
  TERMINATE: () => ['MarketTerminated', { cause: 'MUTUAL', reason: '双方协商一致' }],
};

/** Has the market tell of an order on the bus, the next event of that order. */
export async function publish(world: World, order: OrderPlan, act: OrderAct, on: LocalDate): Promise<void> {
  const [type, more] = DETAILS[act]?.(world, order, on) ?? [];
  const sequence = (world.marketSequences.get(order.number) ?? 0) + 1;
  world.marketSequences.set(order.number, sequence);
  const detail = {
    sourceOrderId: `M-${order.number}`,
    sequence,
    occurredAt: await world.clock.now(),
    ...more,
  };
  const answer = await fetch(`${world.place.anyone.baseUrl}/local/voucher-market/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type, detail }),
  });
  if (!answer.ok)
    throw new Error(`the market cannot tell of ${type}: ${answer.status} ${await answer.text()}`);
}
