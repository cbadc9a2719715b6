import { RedemptionRecoveryClosed } from '../../../events/redemption-recovery-closed/v1.ts';
import { RedemptionRecoveryOpened } from '../../../events/redemption-recovery-opened/v1.ts';
import { RedemptionHeld } from '../../../events/redemption-held/v1.ts';
import { RedemptionRefused } from '../../../events/redemption-refused/v1.ts';
import { RedemptionReopened } from '../../../events/redemption-reopened/v1.ts';
import { RedemptionSetOff } from '../../../events/redemption-set-off/v1.ts';
import type { Acting } from '../acting.ts';
import { type DomainEvent, happened } from '../event.ts';
import { isRefusal, refuse } from '../problem.ts';
import { toLocalDate } from '../time/local-date.ts';
import {
  followRedemption,
  PAYMENT_FOLLOW_UP,
  type RedemptionDecision,
  type RedemptionHold,
  redemptionRefOf,
  type RedemptionState,
} from './redemption.ts';

/** A payment that the treasury was asked for, or that somebody entered: it may be a fact already. */
const UNDER_WAY = ['REQUESTED', 'ACCEPTED', 'IN_DOUBT', 'RECORDED'];

/** Refuses while nobody knows whether it is paid: what is paid is recovered, not refused. */
function refuseUnderWay({ status, body }: Pick<RedemptionState, 'status' | 'body'>) {
  if (body.payment === undefined || !UNDER_WAY.includes(body.payment.status)) return undefined;
  const detail = {
    zh: '支付结果未明，须先核实是否已支付',
    en: 'A payment is under way: first find out what became of it',
  };
  return refuse('ILLEGAL_TRANSITION', {
    article: '14-2a',
    detail,
    extra: { state: status, payment: body.payment.status },
  });
}

/** Whether a redemption could be refused now, for who proposes it: UNDER_REVIEW or ON_HOLD, no payment under way. */
export function refuseToRefuse(state: RedemptionState, acting: Acting) {
  const to = followRedemption(state.status, 'refuse', acting);
  return isRefusal(to) ? to : refuseUnderWay(state);
}

/** UNDER_REVIEW or ON_HOLD → REFUSED; nothing is held any more. Commit it with the refusal (14-2a). */
export function decideRefuseRedemption(
  state: RedemptionState,
  refusalRef: string,
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'refuse', acting);
  if (isRefusal(to)) return to;
  const refused = refuseUnderWay(state);
  if (refused !== undefined) return refused;
  const { heldFrom: _from, proposal: _proposal, ...body } = state.body;
  const event = happened(
    RedemptionRefused,
    { ...redemptionRefOf(state), amountFen: body.amountFen },
    {
      article: '14-2a',
      to,
      record: { refusalRef, grounds: body.holds.map(({ ref }) => ref) },
      ...(PAYMENT_FOLLOW_UP in state.deadlines && { deadlines: { clear: [PAYMENT_FOLLOW_UP] } }),
    },
  );
  return { events: [event], body: { ...body, holds: [], refusalRef } };
}

/**
 * REFUSED → CLAIMED: the refusal was revoked, and the claim is looked at anew; withheld at once on grounds that stand
 * meanwhile. Commit it with the revocation (SM-6).
 */
export function decideReopenRedemption(
  state: RedemptionState,
  grounds: readonly RedemptionHold[],
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'reopen', acting);
  if (isRefusal(to)) return to;
  const { refusalRef, approval: _a, payment: _p, batchId: _b, batchedAt: _at, ...rest } = state.body;
  const ref = redemptionRefOf(state);
  const event = happened(RedemptionReopened, ref, { article: '14-2a', to, record: { refusalRef } });
  // A claim of its own round: its review is a task of its own.
  const body = { ...rest, round: rest.round + 1 };
  if (grounds.length === 0) return { events: [event], body };
  const held = grounds.map(({ cause, ref: ground }): DomainEvent =>
    happened(RedemptionHeld, { ...ref, cause }, { article: '14-2c', to: 'ON_HOLD', record: { ground } }),
  );
  return { events: [event, ...held], body: { ...body, holds: [...grounds], heldFrom: 'CLAIMED' } };
}

/** PAID → RECOVERY_OPEN: what was paid is to be repaid. Commit it with the order to repay (14-2b). */
export function decideOpenRecovery(
  state: RedemptionState,
  { recoveryRef, amountFen }: { readonly recoveryRef: string; readonly amountFen: number },
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'openRecovery', acting);
  if (isRefusal(to)) return to;
  const data = { ...redemptionRefOf(state), amountFen };
  const event = happened(RedemptionRecoveryOpened, data, { article: '14-2b', to, record: { recoveryRef } });
  return { events: [event], body: { ...state.body, recoveryRef } };
}

/** RECOVERY_OPEN → PAID: the order to repay was revoked. Commit it with the revocation. */
export function decideCloseRecovery(state: RedemptionState, acting: Acting): RedemptionDecision {
  const to = followRedemption(state.status, 'closeRecovery', acting);
  if (isRefusal(to)) return to;
  const { recoveryRef, ...body } = state.body;
  const event = happened(RedemptionRecoveryClosed, redemptionRefOf(state), {
    article: '14-2b',
    to,
    record: { recoveryRef },
  });
  return { events: [event], body };
}

/** APPROVED → PAID by a set-off: the whole claim counts as a repayment, and no money moves. Commit it with the recovery (SM-17). */
export function decideSetOff(
  state: RedemptionState,
  recoveryRef: string,
  acting: Acting,
): RedemptionDecision {
  const to = followRedemption(state.status, 'setOff', acting);
  if (isRefusal(to)) return to;
  const { amountFen } = state.body;
  const event = happened(
    RedemptionSetOff,
    { ...redemptionRefOf(state), amountFen },
    { article: '14-2b', to, record: { recoveryRef } },
  );
  const payment = {
    status: 'PAID',
    channel: 'SET_OFF',
    at: acting.now,
    followUps: 0,
    paidOn: toLocalDate(acting.now),
    reference: recoveryRef,
  } as const;
  return { events: [event], body: { ...state.body, payment } };
}
