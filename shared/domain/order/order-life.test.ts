import { describe, expect, it } from 'vitest';
import {
  after,
  AGENCY_USCC,
  as,
  contract,
  declaration,
  HASH,
  orderAt,
  orderPolicy,
  placed,
  PLACED_AT,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { bySystem } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import { decideArchived } from './archive.ts';
import { decideRecordMilestone, decideRegisterContract } from './contract.ts';
import { decideAcceptDelivery, decideAutoAccept, decideDeliver, decideRejectDelivery } from './deliver.ts';
import { decideHold, decideLiftHold } from './hold.ts';
import { decideQuota } from './quota.ts';
import { decideRate } from './rate.ts';
import { decidePassResponseTerm, decideRemindAcceptance, decideRemindResponse } from './remind.ts';
import { decideAcceptOrder, decideCancelOrder, decideDeclineOrder, decideExpireOrder } from './respond.ts';
import { decideProposeTermination, decideTerminate } from './terminate.ts';

const agency = as('AGENCY_OPERATOR');
const buyer = as('BUYER');
const files = [{ documentId: 'DOC2', sha256: HASH }];
const EXPIRY = '2026-03-19T16:00:00.000Z';

describe('[SM-6] the response to an order', () => {
  it('[6-1b] is accepted in time, with the declaration of the agency', () => {
    const order = after(placed(), decideAcceptOrder(placed(), { declaration }, agency));
    expect(order).toMatchObject({ status: 'ACCEPTED', deadlines: {} });
    expect(order.body).toMatchObject({
      acceptedAt: PLACED_AT,
      declarations: { agency: { version: '2026-1' } },
    });
  });

  it('[6-1b] is not accepted once it has expired, even while its timer is late', () => {
    const late = { ...agency, now: EXPIRY };
    expect(decideAcceptOrder(placed(), { declaration }, late)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    expect(decideDeclineOrder(placed(), { reason: '档期已满' }, late)).toMatchObject({
      refused: 'DEADLINE_PASSED',
    });
    const just = { ...agency, now: '2026-03-19T15:59:59.999Z' };
    expect(isRefusal(decideAcceptOrder(placed(), { declaration }, just))).toBe(false);
  });

  it('[6-1b][RP-01] never accepts the own order of an agency', () => {
    const own = placed();
    const body = { ...own.body, buyer: { ...own.body.buyer, uscc: AGENCY_USCC } };
    expect(decideAcceptOrder({ ...own, body }, { declaration }, agency)).toMatchObject({
      refused: 'RELATED_PARTY_BLOCKED',
    });
  });

  it('[13-4] is not accepted without the declaration of the agency', () => {
    expect(decideAcceptOrder(placed(), { declaration: undefined }, agency)).toMatchObject({
      refused: 'USAGE_DECLARATION_REQUIRED',
    });
  });

  it('[6-1b] is declined with the reason, which stays out of the trail', () => {
    const decided = decideDeclineOrder(placed(), { reason: '联系人张三已离职' }, agency);
    expect(after(placed(), decided)).toMatchObject({
      status: 'DECLINED',
      body: { declineReason: '联系人张三已离职', respondedAt: PLACED_AT },
    });
    expect(JSON.stringify(isRefusal(decided) ? {} : decided.events)).not.toContain('张三');
  });

  it('[6-1b] expires after ten working days and counts as unanswered', () => {
    expect(decideExpireOrder(placed(), bySystem('2026-03-19T15:59:59.999Z'))).toBeUndefined();
    const decided = decideExpireOrder(placed(), bySystem(EXPIRY));
    if (decided === undefined) throw new Error('not expired');
    const expired = after(placed(), decided);
    expect(expired).toMatchObject({ status: 'EXPIRED', deadlines: {} });
    expect(expired.body.respondedAt).toBeUndefined();
    expect(decideExpireOrder(expired, bySystem(EXPIRY))).toBeUndefined();
    expect(decideAcceptOrder(expired, { declaration }, agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });

  it('is cancelled by the buyer while nobody has responded', () => {
    expect(after(placed(), decideCancelOrder(placed(), buyer)).status).toBe('CANCELLED');
    expect(decideCancelOrder(placed(), agency)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
    expect(decideCancelOrder(orderAt('ACCEPTED'), buyer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
  });

  it('[6-1a] is reminded of twice; then the term is over, and the order still waits', () => {
    const at = (now: string) => ({ now, ...settings });
    expect(decideRemindResponse(placed(), at('2026-03-06T15:59:59.999Z'))).toBeUndefined();
    const first = decideRemindResponse(placed(), at('2026-03-06T16:00:00.000Z'));
    if (first === undefined) throw new Error('no reminder');
    const once = after(placed(), first);
    expect(first.events.map(({ type, data }) => [type, data['dueOn']])).toEqual([
      ['OrderResponseReminded', '2026-03-09'],
    ]);
    expect(once.deadlines['ORDER_RESPONSE_REMINDER']?.dueAt).toBe('2026-03-08T16:00:00.000Z');
    const second = decideRemindResponse(once, at('2026-03-08T16:00:00.000Z'));
    if (second === undefined) throw new Error('no second reminder');
    const twice = after(once, second);
    expect(twice.body.responseReminders).toBe(2);
    expect(Object.keys(twice.deadlines)).toEqual(['ORDER_RESPONSE', 'ORDER_EXPIRY']);
    const over = decidePassResponseTerm(twice, at('2026-03-09T16:00:00.000Z'));
    if (over === undefined) throw new Error('not over');
    expect(after(twice, over)).toMatchObject({ status: 'PLACED' });
    expect(Object.keys(after(twice, over).deadlines)).toEqual(['ORDER_EXPIRY']);
  });

  it('[6-1a] sets a reminder anew that came early, as the term was extended meanwhile', () => {
    const order = placed();
    const term = order.deadlines['ORDER_RESPONSE'];
    if (term === undefined) throw new Error('no term');
    const extended = {
      ...order,
      deadlines: { ...order.deadlines, ORDER_RESPONSE: { ...term, dueAt: '2026-03-11T16:00:00.000Z' } },
      body: { ...order.body, responseReminders: 1 },
    };
    const decided = decideRemindResponse(extended, { now: '2026-03-08T16:00:00.000Z', ...settings });
    expect(decided?.events.map(({ type }) => type)).toEqual(['DeadlineExtended']);
    expect(decided?.events[0]?.deadlines?.set?.[0]?.dueAt).toBe('2026-03-10T16:00:00.000Z');
  });
});

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

describe('[SM-6] the early end and the hold of an order', () => {
  const STAGES = ['ACCEPTED', 'QUOTA_CONFIRMED', 'IN_SERVICE', 'DELIVERED'] as const;

  it.each(STAGES)('ends from %s, its clocks stopped', (stage) => {
    const order = orderAt(stage);
    const ended = after(order, decideTerminate(order, { cause: 'BUYER', reason: '项目取消' }, buyer));
    expect(ended).toMatchObject({
      status: 'TERMINATED',
      deadlines: {},
      body: { termination: { cause: 'BUYER' } },
    });
  });

  it.each([
    ['BUYER', 'AGENCY_ADMIN'],
    ['AGENCY_DEFAULT', 'BUYER'],
    ['VIOLATION', 'AGENCY_ADMIN'],
    ['AGENCY_REMOVED', 'CENTRE_OFFICER'],
    ['MUTUAL', 'CENTRE_OFFICER'],
  ] as const)('%s is not for %s to say', (cause, role) => {
    expect(decideTerminate(orderAt('IN_SERVICE'), { cause, reason: '…' }, as(role))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
  });

  it.each([
    ['AGENCY_DEFAULT', 'CENTRE_OFFICER'],
    ['VIOLATION', 'CENTRE_REVIEWER'],
    ['AGENCY_REMOVED', 'SYSTEM'],
  ] as const)('%s is for %s to say', (cause, role) => {
    const order = orderAt('IN_SERVICE');
    expect(after(order, decideTerminate(order, { cause, reason: '…' }, as(role))).status).toBe('TERMINATED');
  });

  it('ends by mutual consent only when one side proposed and the other confirms', () => {
    const order = orderAt('IN_SERVICE');
    const mutual = { cause: 'MUTUAL', reason: '协商一致' } as const;
    expect(decideTerminate(order, { ...mutual, side: 'BUYER' }, buyer)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const proposed = after(order, decideProposeTermination(order, { side: 'AGENCY', reason: '…' }, agency));
    expect(decideTerminate(proposed, { ...mutual, side: 'AGENCY' }, agency)).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    expect(decideProposeTermination(proposed, { side: 'BUYER', reason: '…' }, buyer)).toMatchObject({
      refused: 'DUPLICATE',
    });
    const ended = after(proposed, decideTerminate(proposed, { ...mutual, side: 'BUYER' }, buyer));
    expect(ended.status).toBe('TERMINATED');
    expect(ended.body.terminationProposal).toBeUndefined();
  });

  it('does not end before it is accepted nor after it is completed', () => {
    for (const order of [placed(), orderAt('COMPLETED')]) {
      expect(decideTerminate(order, { cause: 'BUYER', reason: '…' }, buyer)).toMatchObject({
        refused: 'ILLEGAL_TRANSITION',
      });
    }
  });

  it.each([...STAGES, 'COMPLETED'] as const)('is held and freed in %s, its state untouched', (stage) => {
    const order = orderAt(stage);
    const officer = as('CENTRE_OFFICER');
    const held = after(order, decideHold(order, { reasonRef: 'RISKFLAG#1' }, officer));
    expect(held).toMatchObject({ status: stage, body: { hold: { reasonRef: 'RISKFLAG#1' } } });
    expect(decideHold(held, { reasonRef: 'RISKFLAG#2' }, officer)).toMatchObject({ refused: 'DUPLICATE' });
    const free = after(held, decideLiftHold(held, {}, officer));
    expect(free.body.hold).toBeUndefined();
    expect(decideLiftHold(free, {}, officer)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    expect(decideHold(order, { reasonRef: 'R' }, buyer)).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });

  it('is not held before it is accepted', () => {
    expect(decideHold(placed(), { reasonRef: 'R' }, as('CENTRE_OFFICER'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });
});
