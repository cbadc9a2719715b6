import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openQuarter } from '../../../functions/archive/batches/open-quarter.ts';
import { REDEMPTIONS_A_PAGE } from '../../../functions/archive/batches/fill-batch.ts';
import { toEnvelope } from '../../../shared/platform/event-bus.ts';
import { redemption } from '../../../shared/store/aggregates/redemption.ts';
import { task } from '../../../shared/store/aggregates/task.ts';
import { taskId } from '../../../shared/store/tasks.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, history, load } from '../../../shared/store/read.ts';
import { redemptionAt } from '../../support/archive-fixtures.ts';
import { happenedAs } from '../../support/counter.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { deciding, reviewing, steps } from './steps.ts';
import { NOW, officer, startWorld } from './world.ts';

const world = await startWorld();
afterAll(() => world.stop());
const { call, settle, money, said, followUp, report, tables } = world;
const { approved, openBatch, on, stateOf } = steps(world);
beforeEach(() => {
  vi.setSystemTime(new Date(NOW));
  money.connected = true;
  money.calls.length = 0;
  said.length = 0;
});

const batched = async (): Promise<string> => {
  const id = await approved();
  await openBatch();
  await settle(2);
  return id;
};
const paidEvents = async (id: string) => {
  const { items } = await history(tables, 'REDEMPTION', id, { limit: 50 });
  return items.filter(({ type }) => type === 'RedemptionPaid').length;
};
const later = (hours: number) => vi.setSystemTime(new Date(Date.parse(NOW) + hours * 3_600_000));

describe('[SM-6] payment through the treasury', () => {
  it('is made once, under every message delivered twice', async () => {
    const id = await batched();
    expect(await stateOf(id)).toMatchObject({
      status: 'PAID',
      payment: { channel: 'TREASURY', paidOn: '2026-03-06' },
    });
    expect(money.calls).toEqual([`pay ${id}`]);
    expect(await paidEvents(id)).toBe(1);
  });

  it('asks what became of it after a lost answer, and tells nobody anew', async () => {
    said.push({ outcome: 'SILENT' });
    const id = await batched();
    money.calls.length = 0;
    expect(money.paid.get(id)).toBe(500_000);
    await followUp(id);
    later(1);
    await followUp(id);
    expect(await stateOf(id)).toMatchObject({ status: 'PAID' });
    expect(money.calls.every((line) => line.startsWith('ask'))).toBe(true);
    expect(await paidEvents(id)).toBe(1);
  });

  it('tells a treasury that never heard of it again, under the same key', async () => {
    const id = await approved();
    said.push({ outcome: 'NOT_FOUND' }, { outcome: 'NOT_FOUND' });
    await openBatch();
    await settle();
    expect((await stateOf(id)).payment.status).toBe('REQUESTED');
    later(1);
    said.length = 0;
    await followUp(id);
    expect((await stateOf(id)).status).toBe('PAID');
    expect(money.calls.filter((line) => line.startsWith('pay'))).toEqual([`pay ${id}`, `pay ${id}`]);
  });

  it('is not asked for anew once the agency is gone', async () => {
    const id = await approved();
    money.crash = 'before';
    await openBatch();
    await expect(settle()).rejects.toThrow('crash');
    await world.addAgency('AGENCY1', 'REMOVED');
    money.calls.length = 0;
    const { items } = await history(tables, 'REDEMPTION', id, { limit: 50 });
    await world.take(toEnvelope(items.find(({ type }) => type === 'RedemptionBatched')!));
    expect(money.calls).toEqual([`ask ${id}`]);
    await world.addAgency('AGENCY1', 'ACTIVE');
    later(1);
    await followUp(id);
    expect((await stateOf(id)).status).toBe('PAID');
    await settle();
  });

  it('is asked for anew by nobody after a crash right before, or right after, the treasury was told', async () => {
    for (const told of [false, true]) {
      const id = await approved();
      money.crash = told ? 'after' : 'before';
      await openBatch();
      await expect(settle()).rejects.toThrow('crash');
      expect((await stateOf(id)).payment.status).toBe('REQUESTED');
      money.calls.length = 0;
      const { items } = await history(tables, 'REDEMPTION', id, { limit: 50 });
      await world.take(toEnvelope(items.find(({ type }) => type === 'RedemptionBatched')!));
      expect((await stateOf(id)).status).toBe('PAID');
      expect(money.calls).toEqual(told ? [`ask ${id}`] : [`ask ${id}`, `pay ${id}`]);
      expect(await paidEvents(id)).toBe(1);
      await settle();
    }
  });

  it('stays accepted until the treasury reports by itself', async () => {
    said.push({ outcome: 'ACCEPTED' });
    const id = await approved();
    await openBatch();
    await settle();
    expect((await stateOf(id)).payment.status).toBe('ACCEPTED');
    const paid = {
      outcome: 'PAID',
      redemptionId: id,
      amountFen: 500_000,
      paidOn: '2026-03-09',
      reference: 'CZ-1',
    };
    await report('r-1', paid);
    await report('r-1', paid);
    await report('r-2', paid);
    expect(await stateOf(id)).toMatchObject({ status: 'PAID', payment: { paidOn: '2026-03-09' } });
    expect(await paidEvents(id)).toBe(1);
  });

  it('is left to people when refused or of another amount, and settled by two of them', async () => {
    said.push({ outcome: 'REJECTED', code: 'ACCOUNT_CLOSED' });
    const id = await batched();
    expect(await stateOf(id)).toMatchObject({ status: 'BATCHED', payment: { status: 'REJECTED' } });
    const facts = { paidOn: '2026-03-06', reference: '支票 1 号' };
    const [first, second] = [officer('f1', 'FINANCE_OFFICER'), officer('f2', 'FINANCE_OFFICER')];
    expect((await call('recordPayment', on(id, first, facts))).body.payment.status).toBe('RECORDED');
    expect((await call('confirmPayment', on(id, first, { agreed: true }))).body.code).toBe('FOUR_EYES');
    expect(
      (await call('confirmPayment', on(id, second, { agreed: false, reason: '凭证不符' }))).body.payment
        .status,
    ).toBe('REJECTED');
    await call('recordPayment', on(id, first, facts));
    expect((await call('confirmPayment', on(id, second, { agreed: true }))).body.status).toBe('PAID');
    // The treasury paid after all: people must learn that it was paid twice.
    const paidToo = { outcome: 'PAID', redemptionId: id, amountFen: 500_000, paidOn: '2026-03-06' };
    await report('r-twice', paidToo);
    expect(await load(tables, task, taskId(`REDEMPTION#${id}`, 'SETTLE_PAYMENT', 'PAID-2'))).toMatchObject({
      status: 'OPEN',
    });
    const other = await approved();
    await report('r-3', { outcome: 'PAID', redemptionId: other, amountFen: 500_000, paidOn: '2026-03-06' });
    expect((await stateOf(other)).status).toBe('APPROVED');
  });

  it('is entered by hand where no treasury is connected', async () => {
    money.connected = false;
    const id = await batched();
    expect(money.calls).toEqual([]);
    const facts = { paidOn: '2026-03-06', reference: '拨款 1 号' };
    expect((await call('recordPayment', on(id, officer('f1', 'FINANCE_OFFICER'), facts))).status).toBe(200);
    const confirmed = await call(
      'confirmPayment',
      on(id, officer('f2', 'FINANCE_OFFICER'), { agreed: true }),
    );
    expect(confirmed.body).toMatchObject({ status: 'PAID', payment: { channel: 'MANUAL' } });
  });

  it('is looked at once more: a removed agency is not paid, a suspended one is', async () => {
    const id = await approved();
    await world.addAgency('AGENCY1', 'REMOVED');
    await openBatch();
    await settle();
    expect(await stateOf(id)).toMatchObject({
      status: 'ON_HOLD',
      heldFrom: 'BATCHED',
      holds: [{ cause: 'AGENCY' }],
    });
    expect(money.calls).toEqual([]);
    const release = () => call('releaseRedemption', on(id, deciding, { ground: 'AGENCY', reason: '恢复' }));
    expect(await release()).toMatchObject({ status: 409, body: { code: 'ILLEGAL_TRANSITION' } });
    await world.addAgency('AGENCY1', 'SUSPENDED');
    expect((await release()).status).toBe(200);
    await settle(2);
    expect((await stateOf(id)).status).toBe('PAID');
    await world.addAgency('AGENCY1', 'ACTIVE');
  });
});

describe('[SM-6] the quarterly batch', () => {
  it('takes in page by page all that is approved, once, and closes', async () => {
    vi.setSystemTime(new Date('2026-04-01T02:00:00+08:00'));
    const { body } = redemptionAt('APPROVED');
    const ids = Array.from({ length: REDEMPTIONS_A_PAGE * 2 + 3 }, () => newId());
    for (const id of ids)
      await world.write(
        change(redemption, { newId: id }, { events: [happenedAs('Approved', { to: 'APPROVED' })], body }),
      );
    const now = new Date().toISOString();
    await openQuarter(now, world.worker);
    await openQuarter(now, world.worker);
    await settle(2);
    const { body: closed } = await call('readRedemptionBatch', {
      as: reviewing,
      params: { batchId: '2026Q1' },
    });
    expect(closed).toMatchObject({
      status: 'CLOSED',
      origin: 'QUARTERLY',
      count: ids.length,
      amountFen: ids.length * 500_000,
    });
    for (const id of ids) {
      expect(await get(tables, redemption, id)).toMatchObject({
        status: 'PAID',
        body: { batchId: '2026Q1' },
      });
      expect(await paidEvents(id)).toBe(1);
    }
    expect((await call('openRedemptionBatch', { as: reviewing })).status).toBe(403);
  });
});
