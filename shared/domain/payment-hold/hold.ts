import { PaymentHeld } from '../../../events/payment-held/v1.ts';
import { PaymentHoldConverted } from '../../../events/payment-hold-converted/v1.ts';
import { PaymentHoldEscalated } from '../../../events/payment-hold-escalated/v1.ts';
import { PaymentHoldReleased } from '../../../events/payment-hold-released/v1.ts';
import { PaymentHoldRenewed } from '../../../events/payment-hold-renewed/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { type PaymentGround, refuseUnrelated } from '../redemption/ground.ts';
import type { Calendar } from '../time/calendar.ts';
import { deadlineInDays, isDue, lastDayOf } from '../time/deadline.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { paymentHoldMachine } from './machine.ts';
import {
  followHold,
  holdRefOf,
  PAYMENT_HOLD_REVIEW,
  type PaymentHoldBody,
  type PaymentHoldDecision,
  type PaymentHoldState,
} from './payment-hold.ts';

type Counting = OfficerActing & { readonly policy: PolicySet; readonly calendar: Calendar };

const COME_TO_NOTHING = ['DISMISSED', 'REVOKED'];

const reviewDeadline = ({ now, policy, calendar }: Counting) =>
  deadlineInDays({
    kind: PAYMENT_HOLD_REVIEW,
    base: now,
    source: { policyKey: 'paymentHold.maxDays', article: '14-2c' },
    amount: policy.get('paymentHold.maxDays'),
    calendar,
  });

/**
 * – → ACTIVE: the centre withholds one payment on a flag or a suspicion of that agency that was not dismissed; without one it
 * is VALIDATION_FAILED, on one about another order NO_GROUND. Commit it with the ground on the redemption (14-2c).
 */
export function decideOpenHold(
  holdId: string,
  about: Pick<PaymentHoldBody, 'redemptionId' | 'agencyId' | 'uscc' | 'basis'> & { readonly reason: string },
  lookedInto: PaymentGround | undefined,
  acting: Counting,
): PaymentHoldDecision {
  const { reason, ...held } = about;
  const conflict = refuseConflict(acting, held.uscc, '14-2c');
  if (conflict !== undefined) return conflict;
  const creation = paymentHoldMachine.transitions.find(({ action }) => action === 'open');
  if (!creation?.actors.some((role) => acting.roles.includes(role)))
    return refuse('FORBIDDEN_ROLE', { article: '14-2c' });
  if (lookedInto?.agencyId !== held.agencyId || COME_TO_NOTHING.includes(lookedInto.status)) {
    const zh = '该机构没有此项待核风险提示或违规线索';
    const fields = [
      { field: 'body.basis', zh, en: 'no such flag or suspicion of the agency is being looked into' },
    ];
    return refuse('VALIDATION_FAILED', { article: '14-2c', fields });
  }
  const unrelated = refuseUnrelated(lookedInto, '14-2c');
  if (unrelated !== undefined) return unrelated;
  const deadline = reviewDeadline(acting);
  const reviewBy = lastDayOf(deadline);
  const opened = { by: acting.actor.id, at: acting.now, reason };
  const body: PaymentHoldBody = { ...held, opened, reviewBy, renewals: [] };
  const event = happened(
    PaymentHeld,
    { ...holdRefOf({ id: holdId, body }), reviewBy },
    {
      article: '14-2c',
      to: creation.to,
      reason,
      deadlines: { set: [deadline] },
      record: { basis: held.basis },
    },
  );
  return { events: [event], body };
}

/** ACTIVE → ACTIVE: the Commission lets it go on for as long again, with its reason. */
export function decideRenewHold(
  state: PaymentHoldState,
  reason: string,
  acting: Counting,
): PaymentHoldDecision {
  const to = refuseConflict(acting, state.body.uscc, '14-2c') ?? followHold(state.status, 'renew', acting);
  if (isRefusal(to)) return to;
  if (!isTimeOver(state, acting.now)) {
    const { reviewBy: until } = state.body;
    const detail = { zh: `暂缓期限至${until}，尚未届满`, en: `The withholding runs until ${until}` };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2c', detail, extra: { state: state.status } });
  }
  const deadline = reviewDeadline(acting);
  const reviewBy = lastDayOf(deadline);
  const event = happened(
    PaymentHoldRenewed,
    { ...holdRefOf(state), reviewBy },
    { article: '14-2c', reason, deadlines: { set: [deadline] } },
  );
  const renewal = { by: acting.actor.id, at: acting.now, reason, reviewBy };
  const { escalatedAt: _, ...body } = state.body;
  return { events: [event], body: { ...body, reviewBy, renewals: [...body.renewals, renewal] } };
}

/** Whether the time for withholding is over and was not given anew. */
const isTimeOver = ({ body, deadlines }: PaymentHoldState, now: string): boolean => {
  const due = deadlines[PAYMENT_HOLD_REVIEW];
  return body.escalatedAt !== undefined || (due !== undefined && isDue(due, now));
};

/** The time is over: the Commission is told, and payment stays withheld. Undefined when it is too early. */
export function decideEscalateHold(
  state: PaymentHoldState,
  now: string,
): Decided<PaymentHoldBody> | undefined {
  const due = state.deadlines[PAYMENT_HOLD_REVIEW];
  if (due === undefined || !isDue(due, now)) return undefined;
  if (isRefusal(followHold(state.status, 'escalate', { roles: ['SYSTEM'] }))) return undefined;
  const event = happened(PaymentHoldEscalated, holdRefOf(state), {
    article: '14-2c',
    deadlines: { clear: [PAYMENT_HOLD_REVIEW] },
  });
  return { events: [event], body: { ...state.body, escalatedAt: now } };
}

const stopReview = ({ deadlines }: Pick<PaymentHoldState, 'deadlines'>) =>
  PAYMENT_HOLD_REVIEW in deadlines ? { deadlines: { clear: [PAYMENT_HOLD_REVIEW] } } : {};

/** ACTIVE → RELEASED by a reviewer. Commit it with the release of the redemption. */
export function decideReleaseHold(
  state: PaymentHoldState,
  reason: string,
  acting: OfficerActing,
): PaymentHoldDecision {
  const to = refuseConflict(acting, state.body.uscc, '14-2c') ?? followHold(state.status, 'release', acting);
  if (isRefusal(to)) return to;
  const event = happened(PaymentHoldReleased, holdRefOf(state), {
    article: '14-2c',
    to,
    reason,
    ...stopReview(state),
  });
  return {
    events: [event],
    body: { ...state.body, released: { by: acting.actor.id, at: acting.now, reason } },
  };
}

/** ACTIVE → CONVERTED_TO_REFUSAL: what was withheld is refused. Commit it with the refusal. */
export function decideConvertHold(
  state: PaymentHoldState,
  refusalId: string,
  acting: OfficerActing,
): PaymentHoldDecision {
  const to = followHold(state.status, 'convert', acting);
  if (isRefusal(to)) return to;
  const event = happened(
    PaymentHoldConverted,
    { ...holdRefOf(state), refusalId },
    { article: '14-2a', to, ...stopReview(state) },
  );
  return { events: [event], body: { ...state.body, converted: { at: acting.now, refusalId } } };
}
