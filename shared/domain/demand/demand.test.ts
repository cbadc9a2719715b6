import { describe, expect, it } from 'vitest';
import { stateAfter } from '../../../test/support/demand-fixtures.ts';
import {
  AGENCY_USCC,
  as,
  BUYER_USCC,
  PLACED_AT,
  placement,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { bySystem } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import {
  decideAnswerDemand,
  decideExpireDemand,
  decidePassDemandTerm,
  decideRemindDemand,
  decideVolunteer,
} from './answer.ts';
import type { DemandResponseState, DemandState } from './demand.ts';
import { decideCloseDemand, decideCloseResponse, decidePublishDemand, type Invitee } from './publish.ts';

const invitee: Invitee = {
  id: 'AGENCY1',
  status: 'ACTIVE',
  uscc: AGENCY_USCC,
  categories: ['INSPECTION_TESTING'],
};
const wanted = {
  buyer: placement.buyer,
  category: 'INSPECTION_TESTING',
  title: '材料检测',
  requirement: '材料力学性能检测',
};
const acting = { ...as('BUYER'), ...settings };
const publish = (invitees: readonly Invitee[] = [invitee], more: Partial<typeof wanted> = {}) =>
  decidePublishDemand('D1', { ...wanted, ...more }, invitees, acting);

function published(): { demand: DemandState; response: DemandResponseState } {
  const decided = publish();
  if (isRefusal(decided)) throw new Error(decided.refused);
  const [response] = decided.responses;
  if (response === undefined) throw new Error('nobody invited');
  return {
    demand: stateAfter({ id: 'D1' }, decided.demand),
    response: stateAfter({ id: response.responseId }, response.decided),
  };
}

const agencyFacts = { agencyId: 'AGENCY1', uscc: AGENCY_USCC, categories: ['INSPECTION_TESTING'] };
const offer = { answer: 'OFFERED', text: '可承接', priceFen: 900_000 } as const;
const EXPIRY = '2026-03-19T16:00:00.000Z';

describe('a demand', () => {
  it('[6-1a] gives each invited agency two working days, reminders, and an end of waiting', () => {
    const { demand, response } = published();
    expect(demand).toMatchObject({ status: 'OPEN', body: { invited: ['AGENCY1'] } });
    expect(response.status).toBe('RECEIVED');
    expect(Object.values(response.deadlines).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['DEMAND_RESPONSE', '2026-03-09T16:00:00.000Z'],
      ['DEMAND_EXPIRY', EXPIRY],
      ['DEMAND_RESPONSE_REMINDER', '2026-03-06T16:00:00.000Z'],
    ]);
  });

  it.each([
    ['a suspended agency', { status: 'SUSPENDED' }, 'AGENCY_NOT_ACTIVE'],
    ['an agency of another category', { categories: ['INCUBATION'] }, 'VALIDATION_FAILED'],
    ['the buyer itself', { uscc: BUYER_USCC }, 'RELATED_PARTY_BLOCKED'],
  ])('[6-1a] cannot invite %s', (_, more, code) => {
    expect(publish([{ ...invitee, ...more }])).toMatchObject({ refused: code });
  });

  it('[6-1a] invites no more agencies than policy allows, in a category that is there', () => {
    const many = Array.from({ length: 11 }, (_, i) => ({ ...invitee, id: `A${i}` }));
    expect(publish(many)).toMatchObject({ refused: 'VALIDATION_FAILED' });
    expect(publish([], { category: 'INCUBATION' })).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('is closed by its buyer, and with it what waits', () => {
    const { demand, response } = published();
    const closed = decideCloseDemand(demand, as('BUYER'));
    if (isRefusal(closed)) throw new Error(closed.refused);
    const after = stateAfter(demand, closed);
    expect(after.status).toBe('CLOSED');
    expect(decideCloseDemand(after, as('BUYER'))).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const ended = decideCloseResponse(response, as('BUYER'));
    if (isRefusal(ended)) throw new Error(ended.refused);
    expect(stateAfter(response, ended)).toMatchObject({ status: 'DEMAND_CLOSED', deadlines: {} });
    const answer = { demand: after, agency: agencyFacts, answer: offer };
    expect(decideAnswerDemand(response, answer, as('AGENCY_ADMIN'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
  });
});

describe('the answer to a demand', () => {
  const answered = (answer: Parameters<typeof decideAnswerDemand>[1]['answer'], now = PLACED_AT) => {
    const { demand, response } = published();
    return decideAnswerDemand(response, { demand, agency: agencyFacts, answer }, as('AGENCY_OPERATOR', now));
  };

  it('[6-1a] is an offer in time', () => {
    expect(answered(offer)).toMatchObject({
      events: [{ type: 'DemandAnswered', to: 'OFFERED', data: { answer: 'OFFERED', late: false } }],
      body: { offer: { text: '可承接', priceFen: 900_000 }, answeredAt: PLACED_AT },
    });
  });

  it('[6-1a] is a refusal with its reason, late after the term', () => {
    const late = answered({ answer: 'DECLINED', reason: '设备检修' }, '2026-03-09T16:00:00.000Z');
    expect(late).toMatchObject({
      events: [{ to: 'DECLINED', data: { late: true } }],
      body: { declineReason: '设备检修' },
    });
  });

  it('[6-1b] is not taken after the expiry, which counts as unanswered', () => {
    expect(answered(offer, EXPIRY)).toMatchObject({ refused: 'DEADLINE_PASSED' });
    const { response } = published();
    expect(decideExpireDemand(response, bySystem('2026-03-19T15:59:59.999Z'))).toBeUndefined();
    const decided = decideExpireDemand(response, bySystem(EXPIRY));
    if (decided === undefined || isRefusal(decided)) throw new Error('not expired');
    const expired = stateAfter(response, decided);
    expect(expired).toMatchObject({ status: 'UNANSWERED', deadlines: {} });
    expect(decideExpireDemand(expired, bySystem(EXPIRY))).toBeUndefined();
  });

  it('[6-1a] is reminded of at half the term and one day before its end, then overdue', () => {
    let { response } = published();
    const seen: string[] = [];
    for (const now of ['2026-03-06T16:00:00.000Z', '2026-03-08T16:00:00.000Z']) {
      expect(decideRemindDemand(response, { now: PLACED_AT, ...settings })).toBeUndefined();
      const decided = decideRemindDemand(response, { now, ...settings });
      if (decided === undefined) throw new Error('no reminder');
      seen.push(...decided.events.map(({ type }) => type));
      response = stateAfter(response, decided);
    }
    expect(seen).toEqual(['DemandReminded', 'DemandReminded']);
    const over = decidePassDemandTerm(response, { now: '2026-03-09T16:00:00.000Z', ...settings });
    if (over === undefined) throw new Error('not over');
    expect(Object.keys(stateAfter(response, over).deadlines)).toEqual(['DEMAND_EXPIRY']);
  });

  it('[6-1a] may also come from an agency that was not asked, as an offer only', () => {
    const { demand } = published();
    const agency = { ...agencyFacts, agencyId: 'AGENCY2' };
    const admin = as('AGENCY_ADMIN');
    expect(decideVolunteer(demand, { agency, answer: offer }, admin)).toMatchObject({
      events: [{ to: 'OFFERED' }],
      body: { invited: false, agencyId: 'AGENCY2' },
    });
    const declined = { agency, answer: { answer: 'DECLINED', reason: '…' } } as const;
    expect(decideVolunteer(demand, declined, admin)).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
    const own = { agency: { ...agency, uscc: BUYER_USCC }, answer: offer };
    expect(decideVolunteer(demand, own, admin)).toMatchObject({ refused: 'RELATED_PARTY_BLOCKED' });
  });
});
