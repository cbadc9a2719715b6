import { describe, expect, it } from 'vitest';
import { decisionInLines, inLines } from '../../../test/support/in-lines.ts';
import {
  AGENCY_USCC,
  as,
  contract,
  declaration,
  HASH,
  orderAt,
  placed,
  PLACED_AT,
  settings,
} from '../../../test/support/order-fixtures.ts';
import { lacking } from './archive.ts';
import { contractGuardsOf, decideRecordMilestone, decideRegisterContract } from './contract.ts';
import { decideAcceptDelivery, decideAutoAccept, decideDeliver, decideRejectDelivery } from './deliver.ts';
import type { OrderBody, OrderState } from './order.ts';
import { decideQuota } from './quota.ts';
import { refuseRating } from './rate.ts';
import { decidePassResponseTerm, decideRemindAcceptance, decideRemindResponse } from './remind.ts';
import { decideAcceptOrder, decideCancelOrder, decideDeclineOrder, decideExpireOrder } from './respond.ts';

const agency = { ...as('AGENCY_ADMIN'), ...settings };
const buyer = { ...as('BUYER'), ...settings };
const system = (now = PLACED_AT) => as('SYSTEM', now);
const officer = as('CENTRE_OFFICER');
const at = (now: string) => ({ now, ...settings });
const files = [{ documentId: 'DOC2', sha256: HASH }];

const [order, accepted, confirmed] = [orderAt('PLACED'), orderAt('ACCEPTED'), orderAt('QUOTA_CONFIRMED')];
const [serving, delivered, completed] = [orderAt('IN_SERVICE'), orderAt('DELIVERED'), orderAt('COMPLETED')];
const withBody = (state: OrderState, more: Partial<OrderBody>): OrderState => ({
  ...state,
  body: { ...state.body, ...more },
});
const dueOf = (state: OrderState, kind: string) => state.deadlines[kind]?.dueAt ?? '';
const moment = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const expiry = dueOf(order, 'ORDER_EXPIRY');
const response = dueOf(order, 'ORDER_RESPONSE');
const reminder = dueOf(order, 'ORDER_RESPONSE_REMINDER');
const autoAccept = dueOf(delivered, 'ORDER_AUTO_ACCEPT');
const acceptance = dueOf(delivered, 'ORDER_ACCEPTANCE_REMINDER');
const { deliveries } = delivered.body;
const fullRounds = withBody(serving, {
  deliveries: Array.from({ length: 30 }, () => ({ ...deliveries[0]!, rejectedAt: PLACED_AT })),
});
const milestone = { on: '2026-03-05', title: '取样' };
const full = withBody(serving, {
  milestones: Array.from({ length: 50 }, () => ({ ...milestone, at: PLACED_AT })),
});
const same = withBody(order, { buyer: { ...order.body.buyer, uscc: AGENCY_USCC } });

type Example = readonly [name: string, state: OrderState, decide: (state: OrderState) => unknown];
const registering =
  (more: Partial<typeof contract>) =>
  (state: OrderState): unknown =>
    decideRegisterContract(state, { ...contract, ...more }, agency);

const examples: readonly Example[] = [
  ['[6-1b] accepted', order, (state) => decideAcceptOrder(state, { declaration }, agency)],
  ['[13-4] not undeclared', order, (state) => decideAcceptOrder(state, { declaration: undefined }, agency)],
  [
    '[13-4] not half declared',
    order,
    (state) => decideAcceptOrder(state, { declaration: { ...declaration, relatedParty: undefined } }, agency),
  ],
  [
    '[13-4] not another text',
    order,
    (state) => decideAcceptOrder(state, { declaration: { ...declaration, textVersion: '0' } }, agency),
  ],
  [
    '[13-4] not refusing it',
    order,
    (state) => decideAcceptOrder(state, { declaration: { ...declaration, accepted: false } }, agency),
  ],
  ['[13-2] not from itself', same, (state) => decideAcceptOrder(state, { declaration }, agency)],
  [
    '[6-1b] not once expired',
    order,
    (state) => decideAcceptOrder(state, { declaration }, { ...agency, now: expiry }),
  ],
  ['[6-1b] declined', order, (state) => decideDeclineOrder(state, { reason: '产能不足' }, agency)],
  [
    '[6-1b] not declined once expired',
    order,
    (state) => decideDeclineOrder(state, { reason: 'x' }, { ...agency, now: expiry }),
  ],
  ['[6-1b] expired', order, (state) => decideExpireOrder(state, system(expiry))],
  ['[6-1b] not a moment earlier', order, (state) => decideExpireOrder(state, system(moment(expiry, -1)))],
  [
    '[6-1b] not once accepted',
    { ...accepted, deadlines: order.deadlines },
    (state) => decideExpireOrder(state, system(expiry)),
  ],
  ['[6-1b] cancelled', order, (state) => decideCancelOrder(state, buyer)],
  ['[6-1b] not cancelled by the agency', order, (state) => decideCancelOrder(state, agency)],
  ['[6-1a] reminded', order, (state) => decideRemindResponse(state, at(reminder))],
  [
    '[6-1a] reminded once',
    withBody(order, { responseReminders: 9 }),
    (state) => decideRemindResponse(state, at(reminder)),
  ],
  ['[6-1a] not before its time', order, (state) => decideRemindResponse(state, at(PLACED_AT))],
  ['[6-1a] not after the term', order, (state) => decideRemindResponse(state, at(response))],
  ['[6-1a] the last reminder', order, (state) => decideRemindResponse(state, at(moment(response, -1)))],
  ['[6-1a] overdue', order, (state) => decidePassResponseTerm(state, at(response))],
  ['[6-1a] not yet overdue', order, (state) => decidePassResponseTerm(state, at(moment(response, -1)))],
  [
    '[6-1c] the quota',
    accepted,
    (state) => decideQuota(state, { outcome: 'CONFIRMED', reference: 'Q1' }, officer),
  ],
  [
    '[6-1c] the quota without reference',
    accepted,
    (state) => decideQuota(state, { outcome: 'CONFIRMED' }, officer),
  ],
  [
    '[6-1c] no quota',
    accepted,
    (state) => decideQuota(state, { outcome: 'REFUSED', reason: '额度' }, officer),
  ],
  ['[6-1c] the contract', confirmed, registering({})],
  ['[6-1c] the contract with a third party', confirmed, registering({ thirdParty: '第三方' } as object)],
  ['[6-1c] no contract number', confirmed, registering({ number: ' - ' })],
  ['[6-1c] no contract date', confirmed, registering({ signedOn: '0000-01-01' })],
  ['[6-1c] no contract to come', confirmed, registering({ signedOn: '2026-03-06' })],
  ['[6-1c] too little for the voucher', confirmed, registering({ amountFen: 999_999 })],
  ['[6-1c] a milestone', serving, (state) => decideRecordMilestone(state, milestone, agency)],
  [
    '[6-1c] no milestone to come',
    serving,
    (state) => decideRecordMilestone(state, { ...milestone, on: '2026-03-06' }, agency),
  ],
  ['[6-1c] no fifty-first', full, (state) => decideRecordMilestone(state, milestone, agency)],
  ['[6-1c] delivered', serving, (state) => decideDeliver(state, { files }, agency)],
  [
    '[6-1c] delivered on the last day',
    withBody(serving, { dueOn: '2026-03-05' }),
    (state) => decideDeliver(state, { files }, agency),
  ],
  [
    '[6-1c] delivered late',
    withBody(serving, { dueOn: '2026-03-04' }),
    (state) => decideDeliver(state, { files }, agency),
  ],
  ['[6-1c] nothing delivered', serving, (state) => decideDeliver(state, { files: [] }, agency)],
  ['[6-1c] no thirty-first round', fullRounds, (state) => decideDeliver(state, { files }, agency)],
  ['[6-1c] rejected', delivered, (state) => decideRejectDelivery(state, { reason: '不符' }, buyer)],
  ['[6-1c] completed', delivered, (state) => decideAcceptDelivery(state, { auto: false }, buyer)],
  ['[6-1c] nothing to complete', confirmed, (state) => decideAcceptDelivery(state, { auto: false }, buyer)],
  ['[6-1c] completed by time', delivered, (state) => decideAutoAccept(state, system(autoAccept))],
  ['[6-1c] not before', delivered, (state) => decideAutoAccept(state, system(moment(autoAccept, -1)))],
  [
    '[6-1c] not what is completed',
    { ...completed, deadlines: delivered.deadlines },
    (state) => decideAutoAccept(state, system(autoAccept)),
  ],
  ['[6-1c] reminded to accept', delivered, (state) => decideRemindAcceptance(state, at(acceptance))],
  ['[6-1c] not reminded before', delivered, (state) => decideRemindAcceptance(state, at(PLACED_AT))],
  ['[6-1c] not reminded after', delivered, (state) => decideRemindAcceptance(state, at(autoAccept))],
  [
    '[6-1c] reminded to accept once',
    withBody(delivered, { acceptanceReminders: 9 }),
    (state) => decideRemindAcceptance(state, at(acceptance)),
  ],
];

describe('what is decided on an order', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state) ?? 'nothing', state.body)).toMatchSnapshot('decided');
  });

  it('[6-1c] what an archive lacks, and what nobody else may use', () => {
    const rejected = withBody(delivered, { deliveries: [{ ...deliveries[0]!, rejectedAt: PLACED_AT }] });
    expect([order, serving, rejected, delivered, completed].map(lacking)).toEqual([
      ['CONTRACT', 'DELIVERABLE', 'ACCEPTANCE'],
      ['DELIVERABLE', 'ACCEPTANCE'],
      ['DELIVERABLE', 'ACCEPTANCE'],
      ['ACCEPTANCE'],
      [],
    ]);
    expect(inLines(contractGuardsOf('A', { number: 'ht－2026/００1', sha256: 'H' }))).toMatchSnapshot(
      'guards',
    );
    expect(refuseRating(completed, at(PLACED_AT))).toBeUndefined();
    expect(placed().body.orderNo).toBe('2026-000000000A');
  });
});
