import { describe, expect, it } from 'vitest';
import {
  after,
  as,
  contract,
  HASH,
  orderAt,
  orderPolicy,
  placed,
  PLACED_AT,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { bySystem } from '../acting.ts';
import { decideArchived } from './archive.ts';
import { decideRecordMilestone, decideRegisterContract } from './contract.ts';
import { decideAcceptDelivery, decideAutoAccept, decideDeliver, decideRejectDelivery } from './deliver.ts';
import { decideHold, decideLiftHold } from './hold.ts';
import { decideQuota } from './quota.ts';
import { decideRate } from './rate.ts';
import { decideRemindAcceptance } from './remind.ts';

const agency = as('AGENCY_OPERATOR');
const buyer = as('BUYER');
const files = [{ documentId: 'DOC2', sha256: HASH }];

describe('[SM-6] the service of an order', () => {
  it('has its voucher amount confirmed or refused', () => {
    const order = orderAt('ACCEPTED');
    const officer = as('CENTRE_OFFICER');
    expect(after(order, decideQuota(order, { outcome: 'CONFIRMED' }, officer)).status).toBe(
      'QUOTA_CONFIRMED',
    );
    const refused = after(order, decideQuota(order, { outcome: 'REFUSED', reason: '超出年度额度' }, officer));
    expect(refused).toMatchObject({ status: 'QUOTA_REFUSED', body: { quota: { reason: '超出年度额度' } } });
    expect(decideQuota(order, { outcome: 'CONFIRMED' }, agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideQuota(placed(), { outcome: 'CONFIRMED' }, officer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it.each([
    ['signed after today', { signedOn: '2026-03-06' }, 'VALIDATION_FAILED'],
    ['without a number', { number: ' -/ ' }, 'VALIDATION_FAILED'],
    ['too small for the voucher', { amountFen: 999_999 }, 'VOUCHER_LIMIT_EXCEEDED'],
  ])('[6-1c] refuses a contract %s', (_, more, code) => {
    const acting = { ...agency, policy: orderPolicy };
    expect(
      decideRegisterContract(orderAt('QUOTA_CONFIRMED'), { ...contract, ...more }, acting),
    ).toMatchObject({
      refused: code,
    });
  });

  it('[6-1c] has no contract before its quota is confirmed', () => {
    const acting = { ...agency, policy: orderPolicy };
    expect(decideRegisterContract(orderAt('ACCEPTED'), contract, acting)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('[6-1c] records milestones up to today', () => {
    const order = orderAt('IN_SERVICE');
    const decided = decideRecordMilestone(order, { on: '2026-03-05', title: '样品接收' }, agency);
    expect(after(order, decided).body.milestones).toEqual([
      { on: '2026-03-05', title: '样品接收', at: PLACED_AT },
    ]);
    expect(decideRecordMilestone(order, { on: '2026-03-06', title: '…' }, agency)).toMatchObject({
      refused: 'VALIDATION_FAILED',
    });
  });

  it.each([
    ['2026-05-01T15:59:59.999Z', true],
    ['2026-05-01T16:00:00.000Z', false],
  ])('[6-1c] delivered at %s is on time: %s', (now, onTime) => {
    const order = orderAt('IN_SERVICE');
    const decided = decideDeliver(order, { files }, { ...as('AGENCY_ADMIN', now), ...settings });
    expect(after(order, decided).body.deliveries).toMatchObject([{ round: 1, onTime, hashes: [HASH] }]);
  });

  it.each(['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE'] as const)(
    '[6-1c] is not completed from %s: nothing was delivered',
    (stage) => {
      expect(decideAcceptDelivery(orderAt(stage), { auto: false }, buyer)).toMatchObject({
        refused: 'ARCHIVE_INCOMPLETE',
      });
    },
  );

  it('[6-1c] is not delivered without a deliverable', () => {
    expect(decideDeliver(orderAt('IN_SERVICE'), { files: [] }, { ...agency, ...settings })).toMatchObject({
      refused: 'ARCHIVE_INCOMPLETE',
      extra: { missing: ['DELIVERABLE'] },
    });
  });

  it('[6-1c] goes back for rework with the reason, is delivered again and completed', () => {
    const order = orderAt('DELIVERED');
    const rejected = after(order, decideRejectDelivery(order, { reason: '缺少原始记录' }, buyer));
    expect(rejected).toMatchObject({ status: 'IN_SERVICE', deadlines: {} });
    expect(rejected.body.deliveries).toMatchObject([{ rejectedAt: PLACED_AT, reason: '缺少原始记录' }]);
    expect(decideAcceptDelivery(rejected, { auto: false }, buyer)).toMatchObject({
      extra: { missing: ['DELIVERABLE'] },
    });
    const again = after(rejected, decideDeliver(rejected, { files }, { ...agency, ...settings }));
    expect(again.body.deliveries.map(({ round }) => round)).toEqual([1, 2]);
    const done = after(again, decideAcceptDelivery(again, { auto: false }, buyer));
    expect(done).toMatchObject({ status: 'COMPLETED', deadlines: {}, body: { auto: false } });
  });

  it('[6-1c] is accepted by itself after fifteen working days and two reminders, and says so', () => {
    let order = orderAt('DELIVERED');
    const due = '2026-03-26T16:00:00.000Z';
    expect(order.deadlines['ORDER_AUTO_ACCEPT']?.dueAt).toBe(due);
    expect(decideAutoAccept(order, bySystem('2026-03-26T15:59:59.999Z'))).toBeUndefined();
    for (const now of ['2026-03-19T16:00:00.000Z', '2026-03-24T16:00:00.000Z']) {
      expect(order.deadlines['ORDER_ACCEPTANCE_REMINDER']?.dueAt).toBe(now);
      const reminded = decideRemindAcceptance(order, { now, ...settings });
      if (reminded === undefined) throw new Error('no reminder');
      order = after(order, reminded);
    }
    expect(order.body.acceptanceReminders).toBe(2);
    const decided = decideAutoAccept(order, bySystem(due));
    if (decided === undefined) throw new Error('not accepted');
    expect(after(order, decided)).toMatchObject({ status: 'COMPLETED', body: { auto: true } });
  });

  it('is rated once, by the buyer, within ninety days, also when archived', () => {
    const order = orderAt('COMPLETED');
    const at = (now: string) => ({ ...as('BUYER', now), ...settings });
    const archived = after(order, decideArchived(order, { missing: [] }, bySystem(PLACED_AT)));
    const rated = after(archived, decideRate(archived, { stars: 5 }, at(PLACED_AT)));
    expect(rated).toMatchObject({ status: 'ARCHIVED', body: { rating: { stars: 5 } } });
    expect(decideRate(rated, { stars: 1 }, at(PLACED_AT))).toMatchObject({ refused: 'DUPLICATE' });
    expect(decideRate(order, { stars: 5 }, at('2026-06-03T15:59:59.999Z'))).not.toHaveProperty('refused');
    expect(decideRate(order, { stars: 5 }, at('2026-06-03T16:00:00.000Z'))).toMatchObject({
      refused: 'DEADLINE_PASSED',
    });
    expect(decideRate(orderAt('DELIVERED'), { stars: 5 }, at(PLACED_AT))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideRate(order, { stars: 5 }, { ...agency, ...settings })).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it('[6-1c] is archived by the system when nothing is missing and nothing holds it', () => {
    const order = orderAt('COMPLETED');
    const system = bySystem(PLACED_AT);
    expect(decideArchived(order, { missing: ['INVOICE'] }, system)).toMatchObject({
      refused: 'ARCHIVE_INCOMPLETE',
      extra: { missing: ['INVOICE'] },
    });
    expect(decideArchived(orderAt('DELIVERED'), { missing: [] }, system)).toMatchObject({
      extra: { missing: ['ACCEPTANCE'] },
    });
    const held = after(order, decideHold(order, { reasonRef: 'RISKFLAG#1' }, as('CENTRE_OFFICER')));
    expect(decideArchived(held, { missing: [] }, system)).toMatchObject({ refused: 'ORDER_ON_HOLD' });
    const free = after(held, decideLiftHold(held, {}, as('CENTRE_REVIEWER')));
    expect(after(free, decideArchived(free, { missing: [] }, system)).status).toBe('ARCHIVED');
    expect(decideArchived(order, { missing: [] }, agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});
