import { MARKET_SOURCE } from '../../../events/inbound/market-order.ts';
import { REVIEW_ITEMS } from '../../../shared/domain/redemption/review-sheet.ts';
import { marketOrderIdOf } from '../../../shared/domain/market/market-order.ts';
import type { LocalDate } from '../../../shared/domain/time/local-date.ts';
import { publish } from './market.ts';
import type { OrderAct, OrderPlan } from './plan-types.ts';
import { agencyOf, buyerOf, known, purposeOf, type World } from './world.ts';

/** What is sent to be scanned before the act itself. */
export const MATERIAL_OF: Partial<Record<OrderAct, string>> = {
  CONTRACT: 'SERVICE_CONTRACT',
  DELIVER: 'DELIVERABLE',
  INVOICE: 'INVOICE',
  PROVE_PAYMENT: 'PAYMENT_PROOF',
};
/** Acts that the market tells us of; its orders are claimed and paid as all others are. */
const IN_MARKET: ReadonlySet<OrderAct> = new Set([
  'PLACE',
  'ACCEPT',
  'DECLINE',
  'CANCEL',
  'QUOTA',
  'REFUSE_QUOTA',
  'CONTRACT',
  'DELIVER',
  'REJECT',
  'RECEIVE',
  'RATE',
  'TERMINATE',
]);

export const isInMarket = ({ channel }: OrderPlan, act: OrderAct): boolean =>
  channel === 'MARKET' && IN_MARKET.has(act);

type Told = (world: World, order: OrderPlan, on: LocalDate) => Promise<unknown>;

export async function actOnOrder(world: World, number: number, act: OrderAct, on: LocalDate): Promise<void> {
  const order = world.plan.orders[number];
  if (order === undefined) throw new RangeError(`no order ${number}`);
  if (!isInMarket(order, act)) await ACTS[act](world, order, on);
  else {
    world.orderIds.set(number, marketOrderIdOf(MARKET_SOURCE, `M-${number}`));
    await publish(world, order, act, on);
  }
}

const params = ({ orderIds }: World, { number }: OrderPlan) => ({ orderId: known(orderIds, number) });
const claim = ({ orderIds }: World, { number }: OrderPlan) => ({ redemptionId: known(orderIds, number) });
const declaration = ({ declarationVersion }: World) => ({
  accepted: true,
  textVersion: declarationVersion,
  relatedParty: false,
});
const officer = (world: World, { number }: OrderPlan) =>
  world.client(number % 3 === 0 ? 'officer-wang' : 'officer-li');

const place: Told = async (world, order) => {
  const buyer = world.plan.buyers[order.buyer];
  const { orderId } = await buyerOf(world, order.buyer).done<{ orderId: string }>('placeOrder', {
    body: {
      productId: known(world.productIds, `${order.agency}/${order.product}`),
      productVersion: 1,
      requirement: '按需求提供服务，成果以书面形式交付',
      priceFen: order.priceFen,
      voucherFen: order.voucherFen,
      dueOn: order.dueOn,
      declaration: declaration(world),
      ...(buyer?.uscc === undefined && { teamName: buyer?.name }),
    },
    headers: { 'idempotency-key': `seed-order-${order.number}` },
  });
  world.orderIds.set(order.number, orderId);
};

const byAgency =
  (operation: string, body?: (world: World, order: OrderPlan, on: LocalDate) => object): Told =>
  (world, order, on) =>
    agencyOf(world, order.agency).done(operation, {
      params: params(world, order),
      ...(body !== undefined && { body: body(world, order, on) }),
    });
const byBuyer =
  (operation: string, body?: (order: OrderPlan) => object): Told =>
  (world, order) =>
    buyerOf(world, order.buyer).done(operation, {
      params: params(world, order),
      ...(body !== undefined && { body: body(order) }),
    });
const byOfficer =
  (operation: string, body: object): Told =>
  (world, order) =>
    officer(world, order).done(operation, { params: params(world, order), body });
const material =
  (act: OrderAct) =>
  (world: World, { number }: OrderPlan, on: LocalDate) =>
    known(world.materials, purposeOf(number, act, on));

/** What the buyer itself pays: the voucher pays the rest. */
const ownShareOf = ({ priceFen, voucherFen }: OrderPlan): number => priceFen - voucherFen;

const proposeApproval: Told = async (world, order) => {
  const on = { params: claim(world, order) };
  const who = officer(world, order);
  await who.done('startRedemptionReview', on);
  const amounts = { contractFen: order.priceFen, invoicedFen: order.priceFen, paidFen: ownShareOf(order) };
  const items = REVIEW_ITEMS.map((item) => ({ item, passed: true }));
  await who.done('proposeRedemptionApproval', { ...on, body: { items, amounts } });
};

const flag: Told = (world, order) =>
  officer(world, order).done('raiseRiskFlag', {
    body: {
      subjectRef: `ORDER#${known(world.orderIds, order.number)}`,
      ruleId: 'OTHER',
      severity: 'HOLD',
      note: '交付成果与其他订单雷同，待核实',
      documentIds: [],
    },
  });

const ACTS: Readonly<Record<OrderAct, Told>> = {
  PLACE: place,
  ACCEPT: byAgency('acceptOrder', (world) => ({ declaration: declaration(world) })),
  DECLINE: byAgency('declineOrder', () => ({ reason: '近期档期已满' })),
  CANCEL: byBuyer('cancelOrder'),
  QUOTA: byOfficer('decideOrderQuota', { outcome: 'CONFIRMED' }),
  REFUSE_QUOTA: byOfficer('decideOrderQuota', { outcome: 'REFUSED', reason: '年度券额不足' }),
  CONTRACT: byAgency('registerContract', (world, order, on) => ({
    number: `HT-SEED-${order.number}`,
    signedOn: on,
    amountFen: order.priceFen,
    documentId: material('CONTRACT')(world, order, on),
  })),
  DELIVER: byAgency('deliverOrder', (world, order, on) => ({
    documentIds: [material('DELIVER')(world, order, on)],
  })),
  REJECT: byBuyer('rejectDelivery', () => ({ reason: '缺少原始记录，请补充' })),
  RECEIVE: byBuyer('acceptDelivery'),
  RATE: byBuyer('rateOrder', ({ stars }) => ({ stars })),
  TERMINATE: byOfficer('terminateOrder', { cause: 'AGENCY_DEFAULT', reason: '逾期且无法继续履行' }),
  INVOICE: byAgency('addArchiveItem', (world, order, on) => ({
    kind: 'INVOICE',
    number: `263120${String(order.number).padStart(14, '0')}`,
    amountFen: order.priceFen,
    issuedOn: on,
    sellerUscc: world.plan.agencies[order.agency]?.uscc,
    documentId: material('INVOICE')(world, order, on),
  })),
  PROVE_PAYMENT: byAgency('addArchiveItem', (world, order, on) => ({
    kind: 'PAYMENT_PROOF',
    amountFen: ownShareOf(order),
    voucherFen: order.voucherFen,
    paidOn: on,
    documentId: material('PROVE_PAYMENT')(world, order, on),
  })),
  CLAIM: byAgency('claimRedemption'),
  PROPOSE_APPROVAL: proposeApproval,
  APPROVE: (world, order) =>
    world.client('reviewer-chen').done('approveRedemption', { params: claim(world, order) }),
  FLAG: flag,
  HOLD: byOfficer('holdOrder', { reason: '投诉核查期间暂停' }),
};
