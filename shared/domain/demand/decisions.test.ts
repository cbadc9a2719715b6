import { describe, expect, it } from 'vitest';
import { folded } from '../../../test/support/folded.ts';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import {
  AGENCY_USCC,
  as,
  BUYER_USCC,
  PLACED_AT,
  placement,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { isRefusal } from '../problem.ts';
import {
  type Answer,
  decideAnswerDemand,
  decideExpireDemand,
  decidePassDemandTerm,
  decideRemindDemand,
  decideVolunteer,
} from './answer.ts';
import type { DemandResponseState, DemandState } from './demand.ts';
import { decideCloseDemand, decideCloseResponse, decidePublishDemand, type Invitee } from './publish.ts';

const buyer = { ...as('BUYER'), ...settings };
const agency = as('AGENCY_ADMIN');
const invitee: Invitee = {
  id: 'A1',
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
const published = decidePublishDemand('D1', wanted, [invitee], buyer);
if (isRefusal(published)) throw new Error(published.refused);
const demand = folded('D1', published.demand);
const closed: DemandState = { ...demand, status: 'CLOSED' };
const received = folded('D1-A1', published.responses[0]?.decided);
const due = (kind: string) => received.deadlines[kind]?.dueAt ?? '';
const [termAt, reminderAt, expiryAt] = ['DEMAND_RESPONSE', 'DEMAND_RESPONSE_REMINDER', 'DEMAND_EXPIRY'].map(
  due,
);
const before = (instant = '') => new Date(Date.parse(instant) - 1).toISOString();
const at = (now = '') => ({ now, ...settings });
const answering = { agencyId: 'A1', uscc: AGENCY_USCC, categories: ['INSPECTION_TESTING'] };
const ownDemand = { ...answering, uscc: BUYER_USCC };
const offer = { answer: 'OFFERED', text: '可承接', priceFen: 900_000 } as const;
const decline = { answer: 'DECLINED', reason: '产能不足' } as const;
const overdue = folded('D1-A1', decidePassDemandTerm(received, at(termAt)), received);
const nagged: DemandResponseState = { ...received, body: { ...received.body, reminders: 9 } };
const answer =
  (given: Answer, now = PLACED_AT, to: DemandState = demand, who = answering) =>
  (state: DemandResponseState): unknown =>
    decideAnswerDemand(state, { demand: to, agency: who, answer: given }, { ...agency, now });

type Example = readonly [
  name: string,
  state: DemandResponseState,
  decide: (state: DemandResponseState) => unknown,
];

const examples: readonly Example[] = [
  ['[6-1a] offered', received, answer(offer)],
  ['[6-1a] offered without a price', received, answer({ answer: 'OFFERED', text: '面议' })],
  ['[6-1a] declined', received, answer(decline)],
  ['[6-1a] offered late', overdue, answer(offer, termAt)],
  ['[6-1a] offered at the last moment', received, answer(offer, before(termAt))],
  ['[6-1b] not once expired', overdue, answer(offer, expiryAt)],
  ['[6-1a] not to a closed demand', received, answer(offer, PLACED_AT, closed)],
  ['[13-2] not to oneself', received, answer(offer, PLACED_AT, demand, ownDemand)],
  [
    '[6-1a] not by a buyer',
    received,
    (state) => decideAnswerDemand(state, { demand, agency: answering, answer: offer }, as('BUYER')),
  ],
  ['[6-1a] reminded', received, (state) => decideRemindDemand(state, at(reminderAt))],
  ['[6-1a] reminded for the last time', received, (state) => decideRemindDemand(state, at(before(termAt)))],
  ['[6-1a] reminded before', nagged, (state) => decideRemindDemand(state, at(reminderAt))],
  ['[6-1a] nothing more to remind of', nagged, (state) => decideRemindDemand(state, at(before(termAt)))],
  ['[6-1a] not reminded yet', received, (state) => decideRemindDemand(state, at(before(reminderAt)))],
  ['[6-1a] not reminded afterwards', received, (state) => decideRemindDemand(state, at(termAt))],
  ['[6-1a] overdue', received, (state) => decidePassDemandTerm(state, at(termAt))],
  ['[6-1a] not yet overdue', received, (state) => decidePassDemandTerm(state, at(before(termAt)))],
  ['[6-1b] unanswered', overdue, (state) => decideExpireDemand(state, as('SYSTEM', expiryAt))],
  [
    '[6-1b] not yet unanswered',
    overdue,
    (state) => decideExpireDemand(state, as('SYSTEM', before(expiryAt))),
  ],
  [
    '[6-1b] not what was answered',
    { ...overdue, status: 'OFFERED' },
    (state) => decideExpireDemand(state, as('SYSTEM', expiryAt)),
  ],
  ['[6-1a] closed with its demand', received, (state) => decideCloseResponse(state, buyer)],
];

describe('what is decided on a demand', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it.each([
    ['published', wanted, [invitee], buyer],
    ['published to nobody', wanted, [], buyer],
    ['not by an agency', wanted, [invitee], { ...agency, ...settings }],
    ['not of a closed category', { ...wanted, category: 'INCUBATION' }, [invitee], buyer],
    ['not to too many', wanted, Array.from({ length: 21 }, (_, i) => ({ ...invitee, id: `A${i}` })), buyer],
    ['not to a suspended agency', wanted, [{ ...invitee, status: 'SUSPENDED' }], buyer],
    ['not to one of another category', wanted, [{ ...invitee, categories: [] }], buyer],
    ['not to oneself', wanted, [{ ...invitee, uscc: BUYER_USCC }], buyer],
  ])('[6-1a] %s', (_, given, invitees, acting) => {
    expect(inLines(decidePublishDemand('D1', given, invitees, acting))).toMatchSnapshot('published');
  });

  it.each([
    ['with its offer', demand, answering, offer],
    ['without a price', demand, answering, { answer: 'OFFERED', text: '面议' } as const],
    ['not by declining', demand, answering, decline],
    ['not once closed', closed, answering, offer],
    ['not to itself', demand, ownDemand, offer],
  ])('[6-1a] an agency comes by itself %s', (_, to, who, given) => {
    expect(decisionInLines(decideVolunteer(to, { agency: who, answer: given }, agency))).toMatchSnapshot(
      'came',
    );
  });

  it('[6-1a] is closed by its buyer, once', () => {
    const decided = [
      decideCloseDemand(demand, buyer),
      decideCloseDemand(closed, buyer),
      decideCloseDemand(demand, agency),
    ];
    expect(inLines(decided)).toMatchSnapshot('closed');
  });
});
