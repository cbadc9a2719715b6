import { RedemptionPaid } from '../../../events/redemption-paid/v1.ts';
import { RedemptionPaymentRecorded } from '../../../events/redemption-payment-recorded/v1.ts';
import { RedemptionPaymentRecordReturned } from '../../../events/redemption-payment-record-returned/v1.ts';
import type { Acting } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import {
  followRedemption,
  type Payment,
  type RedemptionDecision,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';

/**
 * A finance officer enters by hand that the redemption was paid (SM-6): where no treasury is connected, after it
 * refused for good, or when it does not say what became of the payment. While it may still pay, nothing is entered.
 */
export function decideRecordPayment(
  state: RedemptionState,
  facts: { readonly paidOn: string; readonly reference: string },
  acting: Acting & { readonly connected: boolean },
): RedemptionDecision {
  const to = followRedemption(state.status, 'recordPayment', acting);
  if (isRefusal(to)) return to;
  const { payment } = state.body;
  const before = payment?.status ?? 'NONE';
  const open = before === 'REJECTED' || before === 'IN_DOUBT' || (before === 'NONE' && !acting.connected);
  if (!open) return waits(state);
  if (facts.paidOn > toLocalDate(acting.now)) {
    const fields = [{ field: 'body.paidOn', zh: '不得晚于今日', en: 'not after today' }];
    return refuse('VALIDATION_FAILED', { article: '14-2', fields });
  }
  const event = happened(RedemptionPaymentRecorded, redemptionRefOf(state), {
    article: '14-2',
    record: { ...facts },
  });
  const recorded: Payment = {
    status: 'RECORDED',
    channel: 'MANUAL',
    at: acting.now,
    followUps: payment?.followUps ?? 0,
    ...(payment?.code !== undefined && { code: payment.code }),
    ...facts,
    recordedBy: acting.actor.id,
    before,
  };
  return { events: [event], body: { ...state.body, records: state.body.records + 1, payment: recorded } };
}

function waits({ status, body }: RedemptionState): Refusal {
  const detail = {
    zh: '该笔付款由财政系统办理或已登记，待其结果',
    en: 'The payment lies with the treasury, or is entered already: wait for its outcome',
  };
  const extra = { state: status, payment: body.payment?.status };
  return refuse('ILLEGAL_TRANSITION', { article: '14-2', detail, extra });
}

const notRecorded = ({ status }: RedemptionState): Refusal => {
  const detail = { zh: '尚未登记付款', en: 'No payment was entered' };
  return refuse('ILLEGAL_TRANSITION', { article: '14-2', detail, extra: { state: status } });
};

/** BATCHED → PAID: a second finance officer confirms what the first entered (④). Put `payment.recordedBy` as `notBy`. */
export function decideConfirmPayment(state: RedemptionState, acting: Acting): RedemptionDecision {
  const to = followRedemption(state.status, 'confirmPayment', acting);
  if (isRefusal(to)) return to;
  const { payment, amountFen } = state.body;
  if (payment?.status !== 'RECORDED' || payment.paidOn === undefined) return notRecorded(state);
  if (payment.recordedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2' });
  const { paidOn, recordedBy } = payment;
  const event = happened(
    RedemptionPaid,
    { ...redemptionRefOf(state), amountFen, paidOn, channel: 'MANUAL' },
    { article: '14-2', to, record: { recordedBy, confirmedBy: acting.actor.id } },
  );
  return {
    events: [event],
    body: { ...state.body, payment: { ...payment, status: 'PAID', at: acting.now } },
  };
}

/** The second finance officer does not agree: the record is void, and another may be made. */
export function decideReturnPaymentRecord(
  state: RedemptionState,
  { reason }: { readonly reason: string },
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'returnPaymentRecord', acting);
  if (isRefusal(to)) return to;
  const { payment, ...body } = state.body;
  if (payment?.status !== 'RECORDED') return notRecorded(state);
  if (payment.recordedBy === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2' });
  const { before = 'NONE', followUps, code } = payment;
  const event = happened(RedemptionPaymentRecordReturned, redemptionRefOf(state), {
    article: '14-2',
    reason,
    record: { payment },
  });
  const former: Payment | undefined =
    before === 'NONE'
      ? undefined
      : {
          status: before,
          channel: 'TREASURY',
          at: acting.now,
          followUps,
          ...(code !== undefined && { code }),
        };
  return { events: [event], body: { ...body, ...(former && { payment: former }) } };
}
