import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHolds } from '../../../functions/risk/holds.ts';
import { lastAccepted } from '../../../shared/store/accepted-orders.ts';
import { declaration, PLACED_AT } from '../../support/order-fixtures.ts';
import { BUYER, interested, OFFICER, OTHER_BUYER, TEAM } from './people.ts';
import { fakeHash, startWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const contractOf = (documentId: string, more: object = {}) => ({
  number: `HT-${documentId}`,
  signedOn: '2026-03-05',
  amountFen: 1_000_000,
  documentId,
  ...more,
});

describe('an order', () => {
  it('[6-1a][6-1c] goes from its placing to its rating', async () => {
    const seller = await world.seller();
    const params = await world.orderOf(seller);
    const placed = await world.done('readOrder', { as: BUYER, params });
    expect(placed).toMatchObject({
      status: 'PLACED',
      eligibility: { basis: 'ROLE_ONLY' },
      allowedActions: ['cancel'],
    });
    await world.done('acceptOrder', { as: seller.admin, params, body: { declaration } });
    const { orderId } = params;
    expect(await lastAccepted(world.tables, seller.agencyId)).toEqual({ rev: 1, orderId });
    expect(await world.openTasks(`ORDER#${params.orderId}`)).toEqual(['CONFIRM_QUOTA']);
    await world.done('decideOrderQuota', { as: OFFICER, params, body: { outcome: 'CONFIRMED' } });
    expect(await world.openTasks(`ORDER#${params.orderId}`)).toEqual([]);
    const documentId = await world.paper(seller.uscc, 'SERVICE_CONTRACT');
    await world.done('registerContract', { as: seller.admin, params, body: contractOf(documentId) });
    const milestone = { on: '2026-03-05', title: '样品接收' };
    await world.done('recordMilestone', { as: seller.admin, params, body: milestone });
    const early = await world.call('acceptDelivery', { as: BUYER, params });
    expect(early).toMatchObject({ status: 409, code: 'ARCHIVE_INCOMPLETE' });
    const result = await world.paper(seller.uscc, 'DELIVERABLE');
    const body = { documentIds: [result] };
    await world.done('deliverOrder', { as: seller.admin, params, body });
    const file = { ...params, documentId: result };
    expect(await world.call('downloadOrderFile', { as: BUYER, params: file })).toMatchObject({ status: 200 });
    for (const documentId of [await world.paper(seller.uscc, 'DELIVERABLE'), 'nothing']) {
      const other = { as: BUYER, params: { ...params, documentId } };
      expect(await world.call('downloadOrderFile', other)).toMatchObject({ status: 404 });
    }
    const stranger = { as: OTHER_BUYER, params: file };
    expect(await world.call('downloadOrderFile', stranger)).toMatchObject({ status: 404 });
    await world.done('rejectDelivery', { as: BUYER, params, body: { reason: '缺少原始记录' } });
    await world.done('deliverOrder', { as: seller.admin, params, body });
    await world.done('acceptDelivery', { as: BUYER, params });
    const rated = await world.done('rateOrder', { as: BUYER, params, body: { stars: 5 } });
    expect(rated).toMatchObject({
      status: 'COMPLETED',
      auto: false,
      rating: { stars: 5 },
      allowedActions: [],
    });
    expect(await world.trail('ORDER', params.orderId)).toEqual([
      'OrderPlaced',
      'OrderAccepted',
      'OrderQuotaConfirmed',
      'OrderServiceBegun',
      'OrderMilestoneRecorded',
      'OrderDelivered',
      'OrderDeliveryRejected',
      'OrderDelivered',
      'OrderCompleted',
      'OrderRated',
    ]);
    const quarter = await world.done('listOrders', { as: OFFICER, query: { quarter: '2026Q1' } });
    expect(quarter.items.map((each: { orderId: string }) => each.orderId)).toContain(params.orderId);
  });

  it.each([
    ['[13-4] without the declaration', { declaration: undefined }, 422, 'USAGE_DECLARATION_REQUIRED'],
    [
      '[13-4] without an answer on related parties',
      { declaration: { accepted: true, textVersion: '2026-1' } },
      422,
      'USAGE_DECLARATION_REQUIRED',
    ],
    ['on a version that is no longer offered', { productVersion: 2 }, 409, 'PRODUCT_NOT_PUBLISHED'],
    ['on a product that is not there', { productId: 'nothing' }, 404, 'NOT_FOUND'],
    ['with too much by voucher', { voucherFen: 600_000 }, 422, 'VOUCHER_LIMIT_EXCEEDED'],
    ['for a demand of nobody', { demandId: 'nothing' }, 422, 'VALIDATION_FAILED'],
  ])('is not placed %s', async (_, more, status, code) => {
    const seller = await world.seller();
    const answer = await world.call('placeOrder', { as: BUYER, body: world.form(seller, more) });
    expect(answer).toMatchObject({ status, code });
  });

  it('[6-1a][12-2s] is not placed with, nor accepted by, a suspended agency', async () => {
    const seller = await world.seller();
    const params = await world.orderOf(seller);
    await world.suspend(seller.agencyId);
    const again = await world.call('placeOrder', { as: BUYER, body: world.form(seller) });
    expect(again).toMatchObject({ status: 409, code: 'AGENCY_NOT_ACTIVE' });
    const accepted = await world.call('acceptOrder', { as: seller.admin, params, body: { declaration } });
    expect(accepted).toMatchObject({ status: 409, code: 'AGENCY_SUSPENDED' });
    await world.done('declineOrder', { as: seller.admin, params, body: { reason: '暂停服务' } });
  });

  it('[6-1b][RP-01] is not placed by the agency itself', async () => {
    const seller = await world.seller();
    const self = { ...seller.admin, roles: ['AGENCY_ADMIN', 'BUYER'] as const };
    const answer = await world.call('placeOrder', { as: self, body: world.form(seller) });
    expect(answer).toMatchObject({ status: 409, code: 'RELATED_PARTY_BLOCKED' });
  });

  it('[6-1b] of another agency or buyer does not exist', async () => {
    const [seller, stranger] = [await world.seller(), await world.seller()];
    const params = await world.orderOf(seller);
    const accept = { as: stranger.admin, params, body: { declaration } };
    expect(await world.call('acceptOrder', accept)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await world.call('cancelOrder', { as: OTHER_BUYER, params })).toMatchObject({ status: 404 });
    expect(await world.call('readOrder', { as: OTHER_BUYER, params })).toMatchObject({ status: 404 });
    const end = { as: OTHER_BUYER, params, body: { cause: 'BUYER', reason: '…' } };
    expect(await world.call('terminateOrder', end)).toMatchObject({ status: 404 });
    // A party, but not the side whose step it is.
    expect(await world.call('cancelOrder', { as: BUYER, params })).toMatchObject({ status: 200 });
  });

  it('is refused a buyer that the voucher platform does not know, and waits when that is silent', async () => {
    const seller = await world.seller();
    const place = () =>
      world.call('placeOrder', { as: TEAM, body: world.form(seller, { teamName: '示例团队' }) });
    world.platform.answer = { status: 'NOT_ELIGIBLE', reason: '未完成认定' };
    expect(await place()).toMatchObject({ status: 409, code: 'BUYER_NOT_ELIGIBLE' });
    world.platform.answer = { status: 'UNREACHABLE', code: 'HTTP_503' };
    expect(await place()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    world.platform.answer = { status: 'ELIGIBLE', reference: 'E-1' };
    expect(await place()).toMatchObject({
      status: 201,
      body: {
        buyer: { id: 'team-u-team', kind: 'TEAM', name: '示例团队' },
        eligibility: { basis: 'VOUCHER_PLATFORM', reference: 'E-1' },
      },
    });
    world.platform.answer = { status: 'NOT_CONNECTED' };
    const unnamed = await world.call('placeOrder', { as: TEAM, body: world.form(seller) });
    expect(unnamed).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
  });

  it('[13-1a] takes a contract by number or file for one order only (FR-01)', async () => {
    const seller = await world.seller();
    const [one, two] = [
      await world.orderOf(seller, 'QUOTA_CONFIRMED'),
      await world.orderOf(seller, 'QUOTA_CONFIRMED'),
    ];
    const register = (params: { orderId: string }, body: object) =>
      world.call('registerContract', { as: seller.admin, params, body });
    const sha256 = fakeHash(`FILE${one.orderId}`);
    const file = () => world.paper(seller.uscc, 'SERVICE_CONTRACT', 'CLEAN', sha256);
    const number = `沪检合〔2026〕${one.orderId}号`;
    expect(await register(one, contractOf(await file(), { number }))).toMatchObject({ status: 200 });
    const sameFile = await register(two, contractOf(await file(), { number: `OTHER-${one.orderId}` }));
    expect(sameFile).toMatchObject({ status: 409, code: 'CONTRACT_ALREADY_USED' });
    const another = await world.paper(seller.uscc, 'SERVICE_CONTRACT');
    const sameNumber = await register(two, contractOf(another, { number: ` ${number.toLowerCase()} -` }));
    expect(sameNumber).toMatchObject({ status: 409, code: 'CONTRACT_ALREADY_USED' });
    expect((await world.orderAt(two.orderId)).status).toBe('QUOTA_CONFIRMED');
    expect(await register(two, contractOf(another))).toMatchObject({ status: 200 });
  });

  it('[6-1c] takes clean papers of the right kind from its own agency only', async () => {
    const [seller, stranger] = [await world.seller(), await world.seller()];
    const params = await world.orderOf(seller, 'QUOTA_CONFIRMED');
    const register = (documentId: string) =>
      world.call('registerContract', { as: seller.admin, params, body: contractOf(documentId) });
    const foreign = await world.paper(stranger.uscc, 'SERVICE_CONTRACT');
    expect(await register(foreign)).toMatchObject({ status: 422, code: 'VALIDATION_FAILED' });
    expect(await register(await world.paper(seller.uscc, 'OTHER'))).toMatchObject({ status: 422 });
    const unclean = await world.paper(seller.uscc, 'SERVICE_CONTRACT', 'UPLOAD_PENDING');
    expect(await register(unclean)).toMatchObject({ status: 409, code: 'DOCUMENT_NOT_CLEAN' });
  });

  it('is decided on by an officer without an interest in either side', async () => {
    const seller = await world.seller();
    const params = await world.orderOf(seller, 'ACCEPTED');
    for (const uscc of [seller.uscc, BUYER.uscc ?? '']) {
      const quota = { as: interested(uscc), params, body: { outcome: 'CONFIRMED' } };
      expect(await world.call('decideOrderQuota', quota)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
      const hold = { as: interested(uscc), params, body: { reason: '核查' } };
      expect(await world.call('holdOrder', hold)).toMatchObject({ code: 'CONFLICT_OF_INTEREST' });
    }
    await world.done('holdOrder', { as: OFFICER, params, body: { reason: '核查' } });
    const seen = await world.done('readOrder', { as: seller.admin, params });
    expect(seen.hold).toEqual({ at: PLACED_AT });
    await world.done('liftHold', { as: OFFICER, params, body: { reason: '已核实' } });
  });

  it('[3-1d] is not let go by hand while risk flags hold it', async () => {
    const params = await world.orderOf(await world.seller(), 'ACCEPTED');
    await world.done('holdOrder', { as: OFFICER, params, body: { reason: '核查' } });
    const { put } = await readHolds(world.tables, params.orderId);
    const shown = async () => (await world.done('readOrder', { as: OFFICER, params })).allowedActions;
    expect(await shown()).toContain('liftHold');
    await world.commitPlan({ changes: [], projections: [put(['FLAG1'])] });
    expect(await shown()).not.toContain('liftHold');
    const query = { status: 'ACCEPTED', limit: '100' };
    const { items } = await world.done('listOrders', { as: OFFICER, query });
    const listed = items.find(({ orderId }: { orderId: string }) => orderId === params.orderId);
    expect(listed).toMatchObject({ hold: { at: PLACED_AT } });
    expect(listed.allowedActions).not.toContain('liftHold');
    const lift = { as: OFFICER, params, body: { reason: '已核实' } };
    expect(await world.call('liftHold', lift)).toMatchObject({
      code: 'ORDER_ON_HOLD',
      body: { article: '3-1d' },
    });
    const after = await readHolds(world.tables, params.orderId);
    await world.commitPlan({ changes: [], projections: [after.put([])] });
    expect(await shown()).toContain('liftHold');
    expect(await world.call('liftHold', lift)).toMatchObject({ status: 200 });
  });

  it('ends by mutual consent of both sides', async () => {
    const seller = await world.seller();
    const params = await world.orderOf(seller, 'ACCEPTED');
    const mutual = { cause: 'MUTUAL', reason: '协商一致' };
    await world.done('proposeTermination', { as: seller.admin, params, body: { reason: '项目变更' } });
    const own = await world.call('terminateOrder', { as: seller.admin, params, body: mutual });
    expect(own).toMatchObject({ status: 409, code: 'ILLEGAL_TRANSITION' });
    const asBuyer = { as: BUYER, params, body: { cause: 'VIOLATION', reason: '…' } };
    expect(await world.call('terminateOrder', asBuyer)).toMatchObject({ code: 'FORBIDDEN_ROLE' });
    await world.done('terminateOrder', { as: BUYER, params, body: mutual });
    expect(await world.openTasks(`ORDER#${params.orderId}`)).toEqual([]);
  });

  it('refuses a step on a version that has passed', async () => {
    const params = await world.orderOf(await world.seller());
    const answer = await world.call('cancelOrder', { as: BUYER, params, ifMatch: 7 });
    expect(answer).toMatchObject({ status: 412, code: 'STALE_VERSION' });
  });

  it('[6-1a][6-1b] is reminded of, overdue and expired by its clocks, none of them early', async () => {
    const { orderId } = await world.orderOf(await world.seller());
    const clocks = [
      ['ORDER_RESPONSE_REMINDER', '2026-03-06T16:00:00.000Z', 'OrderResponseReminded'],
      ['ORDER_RESPONSE_REMINDER', '2026-03-08T16:00:00.000Z', 'OrderResponseReminded'],
      ['ORDER_RESPONSE', '2026-03-09T16:00:00.000Z', 'OrderResponseOverdue'],
      ['ORDER_EXPIRY', '2026-03-19T16:00:00.000Z', 'OrderExpired'],
    ] as const;
    const expected = ['OrderPlaced'];
    for (const [kind, due, event] of clocks) {
      world.at(new Date(Date.parse(due) - 1).toISOString());
      await world.fire('ORDER', orderId, kind);
      expect(await world.trail('ORDER', orderId)).toEqual(expected);
      world.at(due);
      await world.fire('ORDER', orderId, kind);
      await world.fire('ORDER', orderId, kind);
      expected.push(event);
      expect(await world.trail('ORDER', orderId)).toEqual(expected);
    }
    world.at(PLACED_AT);
    expect((await world.orderAt(orderId)).deadlines).toEqual({});
  });
});
