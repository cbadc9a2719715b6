import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastAccepted } from '../../../shared/store/accepted-orders.ts';
import { MARKET_SOURCE } from '../../../events/inbound/market-order.ts';
import { marketOrderIdOf } from '../../../shared/domain/market/market-order.ts';
import { PLACED_AT } from '../../support/order-fixtures.ts';
import { BUYER, OFFICER } from './people.ts';
import { fakeHash, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let orders = 0;
const said = { textVersion: '2026-1', relatedParty: false };

/** An order of the market with its events, each to be sent when the test likes. */
async function marketOrder() {
  const seller = await world.seller();
  const sourceOrderId = `M-${(orders += 1)}`;
  const send = (sequence: number, type: string, more: object, id?: string) =>
    world.market(type, { sourceOrderId, sequence, occurredAt: PLACED_AT, ...more }, id);
  const file = { reference: 'files/1', sha256: fakeHash(`${sourceOrderId}FILE`) };
  const placing = {
    productId: seller.productId,
    productVersion: 1,
    buyer: { kind: 'ENTERPRISE', uscc: BUYER.uscc, name: '示例单位' },
    requirement: '材料力学性能检测',
    priceFen: 1_000_000,
    voucherFen: 500_000,
    dueOn: '2026-05-01',
    declaration: said,
  };
  const contract = {
    number: `HT-${sourceOrderId}`,
    signedOn: '2026-03-05',
    amountFen: 1_000_000,
    subcontracted: false,
    file,
  };
  return {
    seller,
    id: marketOrderIdOf(MARKET_SOURCE, sourceOrderId),
    contract,
    place: (id?: string, more: object = {}) => send(1, 'MarketOrderPlaced', { ...placing, ...more }, id),
    accept: (id?: string) => send(2, 'MarketOrderAccepted', { declaration: said }, id),
    quota: () => send(3, 'MarketQuotaDecided', { outcome: 'CONFIRMED', reference: 'Q-1' }),
    register: (more: object = {}) => send(4, 'MarketContractRegistered', { ...contract, ...more }),
    deliver: () => send(5, 'MarketDelivered', { files: [file] }),
    complete: () => send(6, 'MarketDeliveryAccepted', { auto: false }),
    send,
  };
}

const record = (marketOrderId: string) =>
  world.done('readMarketOrder', { as: OFFICER, params: { marketOrderId } });

describe('the orders of the market', () => {
  it('[6-1a][6-1c] are taken over from events in any order, each once', async () => {
    const market = await marketOrder();
    await market.complete();
    await market.accept('E-accept');
    await market.deliver();
    await market.register();
    expect(await record(market.id)).toMatchObject({
      status: 'WAITING',
      next: 1,
      parked: [{ sequence: 2 }, { sequence: 4 }, { sequence: 5 }, { sequence: 6 }],
    });
    await market.place('E-place');
    expect((await world.orderAt(market.id)).status).toBe('ACCEPTED');
    const last = await lastAccepted(world.tables, market.seller.agencyId);
    expect(last).toEqual({ rev: 1, orderId: market.id });
    await market.accept('E-accept');
    await market.accept();
    await market.quota();
    await market.place('E-place');
    await market.place();
    expect(await world.orderAt(market.id)).toMatchObject({
      status: 'COMPLETED',
      body: { origin: { kind: 'INGESTED', externalId: 'M-1' }, quota: { reference: 'Q-1' } },
    });
    expect(await record(market.id)).toMatchObject({ status: 'IN_ORDER', next: 7, parked: [], refused: [] });
    expect(await world.trail('ORDER', market.id)).toEqual([
      'OrderPlaced',
      'OrderAccepted',
      'OrderQuotaConfirmed',
      'OrderServiceBegun',
      'OrderDelivered',
      'OrderCompleted',
    ]);
    const params = { orderId: market.id };
    expect(await world.done('readOrder', { as: BUYER, params })).toMatchObject({ allowedActions: ['rate'] });
  });

  it('become a task when an event is missing for a day, which ends when it comes', async () => {
    const market = await marketOrder();
    const subject = `MARKETORDER#${market.id}`;
    await market.place();
    await market.quota();
    await world.fire('MARKETORDER', market.id, 'MARKET_GAP');
    expect(await world.openTasks(subject)).toEqual([]);
    world.at('2026-03-06T01:00:00.000Z');
    await world.fire('MARKETORDER', market.id, 'MARKET_GAP');
    expect(await world.openTasks(subject)).toEqual(['FILL_MARKET_GAP']);
    const waiting = await world.done('listMarketOrders', { as: OFFICER, query: { limit: '100' } });
    expect(waiting.items.map((each: { marketOrderId: string }) => each.marketOrderId)).toContain(market.id);
    await market.accept();
    expect(await world.openTasks(subject)).toEqual([]);
    expect((await world.orderAt(market.id)).status).toBe('QUOTA_CONFIRMED');
    world.at(PLACED_AT);
  });

  it('become a task with the reason where an event cannot be followed, and go on', async () => {
    const market = await marketOrder();
    await market.place();
    await market.accept();
    await market.send(3, 'MarketOrderCancelled', {});
    await market.send(4, 'MarketQuotaDecided', { outcome: 'CONFIRMED' });
    expect(await record(market.id)).toMatchObject({
      status: 'IN_ORDER',
      next: 5,
      refused: [{ sequence: 3, type: 'MarketOrderCancelled', code: 'ILLEGAL_TRANSITION' }],
    });
    expect(await world.openTasks(`MARKETORDER#${market.id}`)).toEqual(['RESOLVE_MARKET_EVENT']);
    expect((await world.orderAt(market.id)).status).toBe('QUOTA_CONFIRMED');
  });

  it('leave the place of an event open that cannot be read, for a corrected one', async () => {
    const market = await marketOrder();
    await market.place();
    await market.send(2, 'MarketOrderAccepted', { declaration: said, remark: '…' });
    expect(await record(market.id)).toMatchObject({ next: 2, refused: [{ code: 'MALFORMED' }] });
    expect(await world.openTasks(`MARKETORDER#${market.id}`)).toEqual(['RESOLVE_MARKET_EVENT']);
    await market.accept();
    expect((await world.orderAt(market.id)).status).toBe('ACCEPTED');
  });

  it('[FR-01] do not take a contract of another order, nor stumble over it', async () => {
    const [one, two] = [await marketOrder(), await marketOrder()];
    for (const each of [one, two]) {
      await each.place();
      await each.accept();
      await each.quota();
    }
    await one.register();
    await two.register({ number: one.contract.number, file: one.contract.file });
    expect((await world.orderAt(two.id)).status).toBe('QUOTA_CONFIRMED');
    expect(await record(two.id)).toMatchObject({ next: 5, refused: [{ code: 'CONTRACT_ALREADY_USED' }] });
  });

  it('[FR-01] take a number that another agency has used for a contract of its own', async () => {
    const [one, two] = [await marketOrder(), await marketOrder()];
    for (const each of [one, two]) {
      await each.place();
      await each.accept();
      await each.quota();
      await each.register({ number: 'HT-2026-001' });
    }
    expect((await world.orderAt(two.id)).status).toBe('IN_SERVICE');
  });

  it('end where their placing is refused: a suspended agency, a product that is not there', async () => {
    const market = await marketOrder();
    await world.suspend(market.seller.agencyId);
    await market.place();
    await market.accept();
    expect(await record(market.id)).toMatchObject({
      status: 'REFUSED',
      refused: [{ code: 'AGENCY_NOT_ACTIVE' }],
    });
    const other = await marketOrder();
    await other.place(undefined, { productId: 'nothing' });
    expect(await record(other.id)).toMatchObject({ status: 'REFUSED', refused: [{ code: 'NOT_FOUND' }] });
  });

  it('are refused, and no failed message, where a time or a date is of no known year', async () => {
    const market = await marketOrder();
    await market.place(undefined, { occurredAt: '2001-01-01T00:00:00.000Z' });
    expect(await record(market.id)).toMatchObject({
      status: 'REFUSED',
      refused: [{ code: 'VALIDATION_FAILED' }],
    });
    const other = await marketOrder();
    await other.place();
    await other.accept();
    await other.quota();
    await other.register({ signedOn: '0000-01-01' });
    expect(await record(other.id)).toMatchObject({ next: 5, refused: [{ code: 'VALIDATION_FAILED' }] });
  });

  it('become a task where an event does not even name its order', async () => {
    await world.market('MarketOrderPlaced', { nothing: true }, 'E-unreadable');
    await world.market('MarketOrderPlaced', { nothing: true }, 'E-unreadable');
    expect(await world.openTasks('MARKETEVENT#E-unreadable')).toEqual(['RESOLVE_MARKET_EVENT']);
  });
});

describe('the voucher platform', () => {
  it('confirms the amount of an order that was placed here, once, and ends the task of the centre', async () => {
    const { orderId } = await world.orderOf(await world.seller(), 'ACCEPTED');
    const decided = { orderId, occurredAt: PLACED_AT, outcome: 'CONFIRMED', reference: 'Q-9' };
    await world.market('PlatformQuotaDecided', decided);
    await world.market('PlatformQuotaDecided', decided);
    expect(await world.orderAt(orderId)).toMatchObject({
      status: 'QUOTA_CONFIRMED',
      body: { quota: { by: 'voucher.market', reference: 'Q-9' } },
    });
    expect(await world.openTasks(`ORDER#${orderId}`)).toEqual([]);
    await world.market('PlatformQuotaDecided', { ...decided, outcome: 'REFUSED', reason: '…' });
    expect(await world.openTasks(`ORDER#${orderId}`)).toEqual(['RESOLVE_MARKET_EVENT']);
  });
});
