import { afterAll, describe, expect, it } from 'vitest';
import { readHolds } from '../../../functions/risk/holds.ts';
import { isIntact } from '../../../shared/domain/archive/seal-hash.ts';
import { decideAcceptDelivery } from '../../../shared/domain/order/deliver.ts';
import { decideHold, decideLiftHold } from '../../../shared/domain/order/hold.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { commit } from '../../../shared/store/commit.ts';
import { change } from '../../../shared/store/plan.ts';
import type { Projection } from '../../../shared/store/projections.ts';
import { get } from '../../../shared/store/read.ts';
import { happenedAs, testContext } from '../../support/counter.ts';
import { as } from '../../support/order-fixtures.ts';
import { nextInvoice, reviewing, steps } from './steps.ts';
import { NOW, partner, startWorld, stranger } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());
const { call, settle, addOrder, addDocument, locks, tables } = world;
const { invoice, payment, add, archived } = steps(world);
const read = async (orderId: string, caller = partner) =>
  call('readArchive', { as: caller, params: { orderId } });

const project = async (...projections: Projection[]) => {
  const plan = { changes: [], projections, response: undefined };
  expect(await commit(tables, plan, { ...testContext, now: NOW })).toEqual({ outcome: 'done' });
};

describe('[6-4a] the archive of an order', () => {
  it('is sealed once it is complete, with the order and the lock of its files', async () => {
    const orderId = await addOrder('COMPLETED');
    expect((await read(orderId)).body).toMatchObject({
      complete: false,
      missing: ['INVOICE', 'PAYMENT_PROOF'],
    });
    await add(orderId, await invoice());
    await settle();
    expect((await read(orderId)).body).toMatchObject({ status: 'OPEN', missing: ['PAYMENT_PROOF'] });
    await add(orderId, await payment());
    const types = await settle(2);
    expect(types).toEqual(expect.arrayContaining(['ArchiveSealed', 'OrderArchived', 'ArchiveObjectsLocked']));
    expect(types.filter((type) => type === 'ArchiveObjectsLocked')).toHaveLength(1);
    const { body } = await read(orderId);
    expect(body).toMatchObject({
      status: 'SEALED',
      orderStatus: 'ARCHIVED',
      complete: true,
      allowedActions: ['correct'],
    });
    expect(body.seal.retainUntil).toBe('2036-03-06');
    const locked = locks.filter((line) =>
      body.items.some((item: { documentId: string }) => line.includes(item.documentId)),
    );
    expect(new Set(locked).size).toBe(4);
    expect(locked.every((line) => line.endsWith('2036-03-06T16:00:00.000Z'))).toBe(true);
    expect(JSON.stringify(body)).not.toContain('addedBy');
  });

  it('is sealed and locked without the files that the market keeps', async () => {
    const orderId = await addOrder('COMPLETED');
    const ordered = await get(tables, order, orderId);
    const { contract, deliveries } = ordered.body;
    const ofMarket = {
      ...ordered.body,
      ...(contract && { contract: { ...contract, documentId: 'market:files/1' } }),
      deliveries: deliveries.map((each) => ({ ...each, documentIds: ['market:files/2'] })),
    };
    await world.write(change(order, ordered, { events: [happenedAs('Order', {})], body: ofMarket }));
    const evidence = [await invoice(), await payment()];
    for (const each of evidence) await add(orderId, each);
    const before = locks.length;
    expect(await settle(2)).toEqual(expect.arrayContaining(['ArchiveSealed', 'ArchiveObjectsLocked']));
    expect((await read(orderId)).body.items).toHaveLength(4);
    expect(new Set(locks.slice(before).map((line) => line.split(' ')[1]))).toEqual(
      new Set(evidence.map(({ documentId }) => `v-${documentId}`)),
    );
  });

  it('is sealed when the order is completed last', async () => {
    const orderId = await addOrder('DELIVERED');
    await add(orderId, await invoice());
    await add(orderId, await payment());
    await settle();
    expect((await read(orderId)).body).toMatchObject({ status: 'OPEN', missing: ['ACCEPTANCE'] });
    const delivered = await get(tables, order, orderId);
    const accepted = orThrow(decideAcceptDelivery(delivered, { auto: false }, as('BUYER', NOW)));
    await world.write(change(order, delivered, accepted));
    await settle();
    expect((await read(orderId)).body).toMatchObject({ status: 'SEALED', orderStatus: 'ARCHIVED' });
  });

  it('waits while the order is held, and is sealed when the hold is lifted', async () => {
    const orderId = await addOrder('COMPLETED');
    const before = await get(tables, order, orderId);
    const held = orThrow(decideHold(before, { reasonRef: 'RISKFLAG#F0' }, as('SYSTEM')));
    await world.write(change(order, before, held));
    await add(orderId, await invoice());
    await add(orderId, await payment());
    await settle();
    expect((await read(orderId)).body.status).toBe('OPEN');
    const later = await get(tables, order, orderId);
    await world.write(change(order, later, orThrow(decideLiftHold(later, {}, as('SYSTEM')))));
    await settle();
    expect((await read(orderId)).body.status).toBe('SEALED');
  });

  it('waits while flags hold the order, also when the hold was lifted by hand', async () => {
    const orderId = await addOrder('COMPLETED');
    const register = await readHolds(tables, orderId);
    await project(register.put(['F1']));
    await add(orderId, await invoice());
    await add(orderId, await payment());
    await settle();
    expect((await read(orderId)).body.status).toBe('OPEN');
    await project((await readHolds(tables, orderId)).put([]));
    const data = { flagId: 'F1', uscc: '', ruleId: 'FR-04', subjectRef: `ORDER#${orderId}` };
    await world.take({
      id: 'E-dismissed',
      type: 'RiskFlagDismissed',
      version: 1,
      at: NOW,
      aggregate: { kind: 'RISKFLAG', id: 'F1', version: 2 },
      role: 'CENTRE_REVIEWER',
      article: '13-1d',
      policyVersion: 'default',
      cause: 'test',
      data,
    });
    expect((await read(orderId)).body.status).toBe('SEALED');
  });

  it('once sealed is neither altered nor deleted from; a correction is appended', async () => {
    const orderId = await archived();
    const sealed = await get(tables, archive, orderId);
    const itemId = sealed.body.items.find(({ kind }) => kind === 'INVOICE')!.itemId;
    const params = { orderId, itemId };
    expect(await call('withdrawArchiveItem', { as: partner, params })).toMatchObject({
      status: 409,
      body: { code: 'ARCHIVE_SEALED' },
    });
    expect(await add(orderId, await invoice())).toMatchObject({
      status: 409,
      body: { code: 'ARCHIVE_SEALED' },
    });
    const documentId = await addDocument('INVOICE');
    const body = { refersTo: itemId, kind: 'INVOICE', documentId, reason: '抬头更正' };
    expect(await call('correctArchive', { as: partner, params: { orderId }, body })).toMatchObject({
      status: 201,
      body: { corrections: [{ refersTo: itemId, documentId }] },
    });
    await settle();
    expect(locks.some((line) => line.includes(documentId))).toBe(true);
    const after = (await get(tables, archive, orderId)).body;
    expect(after.items).toEqual(sealed.body.items);
    expect(isIntact({ ...after, seal: after.seal! })).toBe(true);
  });

  it('takes an invoice once on the whole platform, and gives it free when it is taken back (FR-02)', async () => {
    const [first, second] = [await addOrder('COMPLETED'), await addOrder('COMPLETED')];
    const number = nextInvoice();
    const added = await add(first, await invoice(number));
    const refusal = await add(second, await invoice(` ${number.slice(0, 8)} ${number.slice(8)}`));
    expect(refusal).toMatchObject({ status: 409, body: { code: 'INVOICE_ALREADY_USED', ruleId: 'FR-02' } });
    expect(JSON.stringify(refusal.body)).not.toContain(first);
    const itemId = added.body.items.find((item: { kind: string }) => item.kind === 'INVOICE').itemId;
    expect(
      (await call('withdrawArchiveItem', { as: partner, params: { orderId: first, itemId } })).status,
    ).toBe(200);
    expect((await add(second, await invoice(number))).status).toBe(201);
    expect((await add(first, await invoice(number))).body.code).toBe('INVOICE_ALREADY_USED');
  });

  it('takes only clean material of the agency, of the kind said', async () => {
    const orderId = await addOrder('IN_SERVICE');
    const unclean = { ...(await invoice()), documentId: await addDocument('INVOICE', 'UPLOAD_PENDING') };
    expect(await add(orderId, unclean)).toMatchObject({ status: 409, body: { code: 'DOCUMENT_NOT_CLEAN' } });
    const other = { ...(await invoice()), documentId: await addDocument('PAYMENT_PROOF') };
    expect(await add(orderId, other)).toMatchObject({ status: 422, body: { code: 'VALIDATION_FAILED' } });
    expect(await add(orderId, { ...(await invoice()), number: '1' })).toMatchObject({ status: 422 });
    const placed = await addOrder('PLACED');
    expect(await add(placed, await invoice())).toMatchObject({
      status: 409,
      body: { code: 'ILLEGAL_TRANSITION' },
    });
  });

  it('is there for its parties and officers only', async () => {
    const orderId = await addOrder('COMPLETED');
    expect((await read(orderId, stranger)).status).toBe(404);
    expect(
      (await call('addArchiveItem', { as: stranger, params: { orderId }, body: await invoice() })).status,
    ).toBe(404);
    expect((await read(orderId, reviewing)).status).toBe(200);
  });
});
