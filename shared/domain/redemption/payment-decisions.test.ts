import { describe, expect, it } from 'vitest';
import { after, redemptionAt } from '../../../test/support/archive-fixtures.ts';
import { decisionInLines } from '../../../test/support/in-lines.ts';
import { as, orderPolicy as policy, PLACED_AT as now } from '../../../test/support/order-fixtures.ts';
import { decideConfirmPayment, decideRecordPayment, decideReturnPaymentRecord } from './manual-payment.ts';
import { decideAnswer, decideRequestPayment } from './payment.ts';
import type { Payment, RedemptionState } from './redemption.ts';
import type { TreasuryAnswer } from './treasury.ts';

const ctx = { now, policy };
const PAID = { outcome: 'PAID', amountFen: 500_000, paidOn: '2026-03-05', reference: 'CZ-1' } as const;
const REJECTED = { outcome: 'REJECTED', code: 'NO_ACCOUNT' } as const;
const finance = (id: string, connected = false) => ({
  ...as('FINANCE_OFFICER', now),
  actor: { id, role: 'FINANCE_OFFICER' },
  connected,
});
const facts = { paidOn: '2026-03-05', reference: '支票 1 号' };
const batched = redemptionAt('BATCHED');
const requested = after(batched, decideRequestPayment(batched, ctx));
const paying = (payment: Partial<Payment>): RedemptionState => ({
  ...requested,
  body: { ...requested.body, payment: { ...requested.body.payment!, ...payment } },
});
const answer =
  (given: TreasuryAnswer, followingUp = false) =>
  (state: RedemptionState) =>
    decideAnswer(state, given, { ...ctx, followingUp });
const recorded = after(batched, decideRecordPayment(batched, facts, finance('f1')));
const afterReject = after(
  requested,
  decideRecordPayment(paying({ status: 'REJECTED', code: 'X', followUps: 2 }), facts, finance('f1', true)),
);

type Example = readonly [name: string, state: RedemptionState, decide: (state: RedemptionState) => unknown];

const examples: readonly Example[] = [
  ['asked for', batched, (state) => decideRequestPayment(state, ctx)],
  ['asked for once', requested, (state) => decideRequestPayment(state, ctx)],
  ['paid', requested, answer(PAID)],
  ['paid without a reference', requested, answer({ ...PAID, reference: undefined })],
  ['paid before it was asked for', batched, answer(PAID)],
  [
    'paid while held',
    { ...batched, status: 'ON_HOLD', body: { ...batched.body, heldFrom: 'BATCHED' } },
    answer(PAID),
  ],
  [
    'paid while held before',
    { ...batched, status: 'ON_HOLD', body: { ...batched.body, heldFrom: 'CLAIMED' } },
    answer(PAID),
  ],
  ['paid another amount', requested, answer({ ...PAID, amountFen: 1 })],
  ['paid although entered', recorded, answer(PAID)],
  ['paid although entered after a doubt', paying({ status: 'RECORDED', before: 'IN_DOUBT' }), answer(PAID)],
  ['accepted', requested, answer({ outcome: 'ACCEPTED' })],
  ['accepted twice', paying({ status: 'ACCEPTED' }), answer({ outcome: 'ACCEPTED' })],
  ['unheard of', requested, answer({ outcome: 'SILENT' })],
  ['rejected', requested, answer(REJECTED)],
  ['rejected after acceptance', paying({ status: 'ACCEPTED' }), answer(REJECTED)],
  ['rejected though not asked for', batched, answer(REJECTED)],
  ['silent when asked again', requested, answer({ outcome: 'SILENT' }, true)],
  ['accepted when asked again', requested, answer({ outcome: 'ACCEPTED' }, true)],
  [
    'silent once too often',
    paying({ followUps: policy.get('treasury.followUps') - 1 }),
    answer({ outcome: 'NOT_FOUND' }, true),
  ],
  [
    'silent not yet too often',
    paying({ followUps: policy.get('treasury.followUps') - 2 }),
    answer({ outcome: 'NOT_FOUND' }, true),
  ],
  ['entered by hand', batched, (state) => decideRecordPayment(state, facts, finance('f1'))],
  [
    'not while the treasury is connected',
    batched,
    (state) => decideRecordPayment(state, facts, finance('f1', true)),
  ],
  [
    'entered after a rejection',
    paying({ status: 'REJECTED', code: 'X' }),
    (state) => decideRecordPayment(state, facts, finance('f1', true)),
  ],
  [
    'entered out of doubt',
    paying({ status: 'IN_DOUBT' }),
    (state) => decideRecordPayment(state, facts, finance('f1', true)),
  ],
  ['not while it is asked for', requested, (state) => decideRecordPayment(state, facts, finance('f1'))],
  [
    'not paid tomorrow',
    batched,
    (state) => decideRecordPayment(state, { ...facts, paidOn: '2026-03-06' }, finance('f1')),
  ],
  ['confirmed by another', recorded, (state) => decideConfirmPayment(state, finance('f2'))],
  ['not by who entered it', recorded, (state) => decideConfirmPayment(state, finance('f1'))],
  ['nothing to confirm', batched, (state) => decideConfirmPayment(state, finance('f2'))],
  [
    'an entry returned',
    recorded,
    (state) => decideReturnPaymentRecord(state, { reason: '有误' }, finance('f2')),
  ],
  [
    'returned to what it was',
    afterReject,
    (state) => decideReturnPaymentRecord(state, { reason: '有误' }, finance('f2')),
  ],
  [
    'not returned by who entered it',
    recorded,
    (state) => decideReturnPaymentRecord(state, { reason: '有误' }, finance('f1')),
  ],
  [
    'nothing to return',
    requested,
    (state) => decideReturnPaymentRecord(state, { reason: '有误' }, finance('f2')),
  ],
];

describe('[14-2] what is decided on a payment', () => {
  it.each(examples)('%s', (_, state, decide) => {
    expect(decisionInLines(decide(state), state.body)).toMatchSnapshot('decided');
  });
});
