import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import { AGENCY_USCC, as, placement, PLACED_AT, settings } from '../../../test/support/order-fixtures.ts';
import { decidePlaceOrder, orderNoOf, type Placement, voucherLimit } from './place.ts';
import { nextReminder, reminderTimes, stepReminder } from './reminders.ts';

const place = (more: Partial<Placement>, role: 'BUYER' | 'AGENCY_ADMIN' = 'BUYER') =>
  decidePlaceOrder('01JQORDER0000000000000000A', { ...placement, ...more }, { ...as(role), ...settings });
const { offered, buyer } = placement;

describe('[6-1a] placing an order', () => {
  it.each([
    ['as offered', place({})],
    [
      'after a demand, by a source',
      place({ demandId: 'D1', origin: { kind: 'INGESTED', source: 's', externalId: 'x' } }),
    ],
    ['by an agency', place({}, 'AGENCY_ADMIN')],
    ['with an inactive agency', place({ offered: { ...offered, agencyActive: false } })],
    ['of what is not published', place({ offered: { ...offered, published: false } })],
    ['due yesterday', place({ dueOn: '2026-03-04' })],
    ['due today', place({ dueOn: '2026-03-05' })],
    ['with oneself', place({ buyer: { ...buyer, uscc: AGENCY_USCC } })],
    ['above the voucher', place({ voucherFen: 500_001 })],
    ['undeclared', place({ declaration: undefined })],
  ])('%s', (_, decision) => {
    expect(decisionInLines(decision)).toMatchSnapshot('decided');
  });

  it('within the caps of a year, each included', () => {
    const limit = (kind: 'TEAM' | 'ENTERPRISE', voucherFen: number) =>
      voucherLimit({ voucherFen, ofFen: 10 ** 12, kind }, settings.policy);
    const caps = [
      settings.policy.get('voucher.teamAnnualCap'),
      settings.policy.get('voucher.enterpriseAnnualCap'),
    ];
    const [team = 0, enterprise = 0] = caps;
    expect([limit('TEAM', team), limit('ENTERPRISE', enterprise)]).toEqual([undefined, undefined]);
    expect(inLines([limit('TEAM', team + 1), limit('ENTERPRISE', enterprise + 1)])).toMatchSnapshot('limits');
  });

  it('under a number that is short and read aloud', () => {
    expect(orderNoOf('01jq-order_00000000000000b', PLACED_AT)).toBe('2026-000000000B');
    expect(orderNoOf('iLoU1', '2026-12-31T16:00:00.000Z')).toBe('2027-0000000001');
  });

  it('reminds between its beginning and its end, each moment once', () => {
    const due = { base: '2026-03-01T00:00:00.000Z', dueAt: '2026-03-05T00:00:00.000Z' };
    const also = ['2026-03-02T00:00:00.000Z', due.dueAt];
    const times = reminderTimes(due, { daysBefore: [1, 3, 4], also });
    expect(times).toEqual(['2026-03-02T00:00:00.000Z', '2026-03-04T00:00:00.000Z']);
    const source = { policyKey: 'order.responseRemindDays', article: '6-1a' } as const;
    expect(nextReminder('K', times, times[1]!, source)).toBeUndefined();
    const at = (now: string, sent: number) => stepReminder('K', { times, sent, now, source });
    expect(inLines([at(times[0]!, 0), at(times[0]!, 1), at(times[1]!, 0)])).toMatchSnapshot('steps');
  });
});
