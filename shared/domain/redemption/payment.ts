import { RedemptionPaid } from '../../../events/redemption-paid/v1.ts';
import { RedemptionPaymentAccepted } from '../../../events/redemption-payment-accepted/v1.ts';
import { RedemptionPaymentFailed } from '../../../events/redemption-payment-failed/v1.ts';
import { RedemptionPaymentFollowedUp } from '../../../events/redemption-payment-followed-up/v1.ts';
import { RedemptionPaymentInDoubt } from '../../../events/redemption-payment-in-doubt/v1.ts';
import { RedemptionPaymentRequested } from '../../../events/redemption-payment-requested/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { bySystem } from '../acting.ts';
import { happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { type Deadline, deadlineAt } from '../time/deadline.ts';
import { addDuration } from '../time/instant.ts';
import {
  followRedemption,
  type Payment,
  PAYMENT_FOLLOW_UP,
  type RedemptionDecision,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';
import type { TreasuryAnswer } from './treasury.ts';

interface Ctx {
  readonly now: string;
  readonly policy: PolicySet;
}

/** When the treasury is asked for the n-th time, from 0: ever later (policy `treasury.*`). */
function followUp(followUps: number, { now, policy }: Ctx): Deadline {
  const minutes =
    policy.get('treasury.followUpFirstMinutes') * policy.get('treasury.followUpFactor') ** followUps;
  return deadlineAt({
    kind: PAYMENT_FOLLOW_UP,
    base: now,
    source: { policyKey: 'treasury.followUpFirstMinutes', article: '14-2' },
    at: addDuration(now, { minutes }),
  });
}

const clock = (state: RedemptionState) =>
  PAYMENT_FOLLOW_UP in state.deadlines ? { deadlines: { clear: [PAYMENT_FOLLOW_UP] } } : {};

/**
 * Says, before the treasury is asked, that it is going to be: whatever happens afterwards, this payment is followed up
 * and none is made anew. Only for a BATCHED redemption of which nothing was asked yet.
 */
export function decideRequestPayment(state: RedemptionState, ctx: Ctx): RedemptionDecision {
  const to = followRedemption(state.status, 'requestPayment', bySystem(ctx.now));
  if (isRefusal(to)) return to;
  if (state.body.payment !== undefined) {
    return refuse('DUPLICATE', { article: '14-2', extra: { payment: state.body.payment.status } });
  }
  const event = happened(
    RedemptionPaymentRequested,
    { ...redemptionRefOf(state), amountFen: state.body.amountFen },
    { article: '14-2', deadlines: { set: [followUp(0, ctx)] } },
  );
  const payment: Payment = { status: 'REQUESTED', channel: 'TREASURY', at: ctx.now, followUps: 0 };
  return { events: [event], body: { ...state.body, payment } };
}

/**
 * What the treasury says of a payment, asked or reported. PAID is a fact, even while payment is withheld: it had been
 * asked for before. REJECTED and, after policy `treasury.followUps` times without word, IN_DOUBT are for a person to
 * settle. Undefined where the answer says nothing new.
 */
export function decideAnswer(
  state: RedemptionState,
  answer: TreasuryAnswer,
  ctx: Ctx & { readonly followingUp: boolean },
): RedemptionDecision | undefined {
  const { payment } = state.body;
  const waiting = payment?.status === 'REQUESTED' || payment?.status === 'ACCEPTED';
  if (answer.outcome === 'PAID') {
    if (payment === undefined && (state.body.heldFrom ?? 'BATCHED') !== 'BATCHED') return neverBatched(state);
    // Not asked for any more, and entered as paid otherwise: it may have been paid twice.
    if (payment?.status === 'RECORDED' && payment.before !== 'IN_DOUBT')
      return doubt(state, 'ALSO_RECORDED_BY_HAND', ctx);
    if (answer.amountFen !== state.body.amountFen) return doubt(state, 'AMOUNT_DIFFERS', ctx);
    return paid(state, answer, ctx.now);
  }
  if (!waiting) return undefined;
  if (answer.outcome === 'REJECTED') return failed(state, answer.code, ctx.now);
  if (ctx.followingUp) return askLater(state, payment, answer, ctx);
  if (answer.outcome !== 'ACCEPTED' || payment.status === 'ACCEPTED') return undefined;
  const event = happened(RedemptionPaymentAccepted, redemptionRefOf(state), { article: '14-2' });
  return { events: [event], body: { ...state.body, payment: { ...payment, status: 'ACCEPTED' } } };
}

const neverBatched = ({ status, body }: RedemptionState) =>
  refuse('ILLEGAL_TRANSITION', { article: '14-2', extra: { state: status, heldFrom: body.heldFrom } });

function paid(
  state: RedemptionState,
  answer: Extract<TreasuryAnswer, { outcome: 'PAID' }>,
  now: string,
): RedemptionDecision {
  const to = followRedemption(state.status, 'settle', bySystem(now));
  if (isRefusal(to)) return to;
  const { amountFen, paidOn, reference } = answer;
  const event = happened(
    RedemptionPaid,
    { ...redemptionRefOf(state), amountFen, paidOn, channel: 'TREASURY' },
    { article: '14-2', to, ...clock(state), ...(reference !== undefined && { record: { reference } }) },
  );
  const payment: Payment = {
    status: 'PAID',
    channel: 'TREASURY',
    at: now,
    followUps: state.body.payment?.followUps ?? 0,
    paidOn,
    ...(reference !== undefined && { reference }),
  };
  return { events: [event], body: { ...state.body, payment } };
}

function failed(state: RedemptionState, code: string, now: string): RedemptionDecision {
  const to = followRedemption(state.status, 'followPayment', bySystem(now));
  if (isRefusal(to)) return to;
  const { payment } = state.body;
  if (payment === undefined) return refuse('NOT_FOUND');
  const event = happened(
    RedemptionPaymentFailed,
    { ...redemptionRefOf(state), code },
    { article: '14-2', ...clock(state) },
  );
  return {
    events: [event],
    body: { ...state.body, payment: { ...payment, status: 'REJECTED', at: now, code } },
  };
}

function askLater(
  state: RedemptionState,
  payment: Payment,
  answer: TreasuryAnswer,
  ctx: Ctx,
): RedemptionDecision {
  const to = followRedemption(state.status, 'followPayment', bySystem(ctx.now));
  if (isRefusal(to)) return to;
  const followUps = payment.followUps + 1;
  if (followUps >= ctx.policy.get('treasury.followUps')) return doubt(state, answer.outcome, ctx);
  const status = answer.outcome === 'ACCEPTED' ? 'ACCEPTED' : payment.status;
  const event = happened(RedemptionPaymentFollowedUp, redemptionRefOf(state), {
    article: '14-2',
    deadlines: { set: [followUp(followUps, ctx)] },
    record: { answer: answer.outcome, followUps },
  });
  return { events: [event], body: { ...state.body, payment: { ...payment, status, followUps } } };
}

/** Nobody knows whether it was paid, or as it should be: a person finds out. */
function doubt(state: RedemptionState, code: string, { now }: Ctx): RedemptionDecision {
  const to = followRedemption(state.status, 'followPayment', bySystem(now));
  if (isRefusal(to)) return to;
  const payment = state.body.payment ?? { channel: 'TREASURY' as const, followUps: 0 };
  const event = happened(RedemptionPaymentInDoubt, redemptionRefOf(state), {
    article: '14-2',
    ...clock(state),
    record: { code },
  });
  const { followUps } = payment;
  return {
    events: [event],
    body: { ...state.body, payment: { channel: 'TREASURY', followUps, status: 'IN_DOUBT', at: now, code } },
  };
}
