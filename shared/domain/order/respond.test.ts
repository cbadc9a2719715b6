import { describe, expect, it } from 'vitest';
import {
  after,
  AGENCY_USCC,
  as,
  declaration,
  orderAt,
  placed,
  PLACED_AT,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { bySystem } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import { decidePassResponseTerm, decideRemindResponse } from './remind.ts';
import { decideAcceptOrder, decideCancelOrder, decideDeclineOrder, decideExpireOrder } from './respond.ts';

const agency = as('AGENCY_OPERATOR');
const buyer = as('BUYER');
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
