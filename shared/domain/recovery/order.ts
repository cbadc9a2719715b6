import { RecoveryOrdered } from '../../../events/recovery-ordered/v1.ts';
import { RecoveryRevoked } from '../../../events/recovery-revoked/v1.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { happened } from '../event.ts';
import { refuseAccepted } from '../hearing/accepted.ts';
import { requireConsidered } from '../hearing/consider.ts';
import type { HearingState } from '../hearing/hearing.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { type PaymentGround, refuseGround } from '../redemption/ground.ts';
import { signed } from '../redemption/signed.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineAt, deadlineInDays, lastDayOf } from '../time/deadline.ts';
import { addDays, closesAt, type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { refuseAmount } from './propose.ts';
import {
  followRecovery,
  type Instalment,
  RECOVERY_DUE,
  type RecoveryDecision,
  recoveryRefOf,
  type RecoveryState,
  repaidFen,
  stopClock,
} from './recovery.ts';

interface OrderBasis {
  readonly hearing: HearingState | undefined;
  readonly violation: PaymentGround | undefined;
  readonly reason: string;
  readonly documentIds: readonly string[];
  /** Less than was proposed, after the hearing; as proposed without. */
  readonly amountFen?: number | undefined;
  readonly instalments?: readonly Instalment[] | undefined;
}
type Counting = OfficerActing & { readonly policy: PolicySet; readonly calendar: Calendar };

/** The clock of one instalment, to the end of its day. */
export const dueClock = (dueOn: LocalDate, now: string): Deadline =>
  deadlineAt({
    kind: RECOVERY_DUE,
    base: now,
    source: { policyKey: 'recovery.instalmentMaxDays', article: '14-2b' },
    at: closesAt(dueOn),
  });

/** Without a plan all is due within policy `recovery.payDays`; with one, by its instalments. */
function scheduled(
  amountFen: number,
  plan: readonly Instalment[] | undefined,
  { now, policy, calendar }: Counting,
): { readonly first: Deadline; readonly instalments: Instalment[] } | Refusal {
  if (plan === undefined) {
    const first = deadlineInDays({
      kind: RECOVERY_DUE,
      base: now,
      source: { policyKey: 'recovery.payDays', article: '14-2b' },
      amount: policy.get('recovery.payDays'),
      calendar,
    });
    return { first, instalments: [{ dueOn: lastDayOf(first), amountFen }] };
  }
  const today = toLocalDate(now);
  const latest = addDays(today, policy.get('recovery.instalmentMaxDays'));
  const ordered = plan.every(({ dueOn }, at) => dueOn > (plan[at - 1]?.dueOn ?? today) && dueOn <= latest);
  const sum = plan.reduce((total, each) => total + each.amountFen, 0);
  const [head] = plan;
  if (head === undefined || !ordered || sum !== amountFen) {
    const zh = `分期须按日期先后排列、不迟于${latest}，各期合计等于追缴金额`;
    const en = `instalments follow each other until ${latest} and add up to the amount`;
    const fields = [{ field: 'body.instalments', zh, en }];
    return refuse('VALIDATION_FAILED', { article: '14-2b', fields });
  }
  return { first: dueClock(head.dueOn, now), instalments: [...plan] };
}

/**
 * PRIOR_NOTICE → ORDERED by another person than who proposed it or gave notice, after the hearing, while the violation stands
 * confirmed; not more than the agency was told of. Commit it with the redemption's step.
 */
export function decideOrderRecovery(
  state: RecoveryState,
  basis: OrderBasis,
  acting: Counting,
): RecoveryDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-2b') ?? followRecovery(state.status, 'order', acting);
  if (isRefusal(to)) return to;
  if ([body.proposed.by, body.noticed?.by].includes(acting.actor.id))
    return refuse('FOUR_EYES', { article: '14-2b' });
  const refused =
    requireConsidered(basis.hearing, '14-2b') ??
    (body.sourceRef.startsWith('REWARD#')
      ? undefined
      : refuseGround(body.agencyId, basis.violation, '14-2b'));
  if (refused !== undefined) return refused;
  const { amountFen = body.amountFen, reason } = basis;
  // What was accepted in part leaves less to be repaid.
  const contrary = amountFen < body.amountFen ? undefined : refuseAccepted(basis.hearing, '14-2b');
  if (contrary !== undefined) return contrary;
  if (amountFen > body.paidFen) return refuseAmount('追缴金额不得超过已支付金额', 'not more than was paid');
  if (amountFen > body.amountFen)
    return refuseAmount('追缴金额不得超过告知金额', 'not more than the agency was told of');
  const schedule = scheduled(amountFen, basis.instalments, acting);
  if (isRefusal(schedule)) return schedule;
  const { first, instalments } = schedule;
  const payBy = instalments.at(-1)?.dueOn ?? lastDayOf(first);
  const documentIds = [...basis.documentIds];
  const event = happened(
    RecoveryOrdered,
    { ...recoveryRefOf(state), amountFen, payBy, instalments },
    {
      article: '14-2b',
      to,
      reason,
      docRefs: documentIds,
      deadlines: { set: [first] },
      record: { instalments, basedOn: body.basis },
    },
  );
  const order = { ...signed(acting, reason), documentIds, payBy, instalments };
  return { events: [event], body: { ...body, amountFen, order } };
}

/**
 * → REVOKED on review or by a court, by another person than who ordered it (SM-17), also once a part was repaid or it went to a
 * court: what was repaid is to be given back.
 */
export function decideRevokeRecovery(
  state: RecoveryState,
  { reason, documentIds }: { readonly reason: string; readonly documentIds: readonly string[] },
  acting: OfficerActing,
): RecoveryDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-2b') ?? followRecovery(state.status, 'revoke', acting);
  if (isRefusal(to)) return to;
  if (body.order?.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2b' });
  if (body.pending !== undefined) {
    const detail = { zh: '有待确认的还款', en: 'A repayment waits to be confirmed' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2b', detail, extra: { state: state.status } });
  }
  const refundFen = repaidFen(body);
  const event = happened(
    RecoveryRevoked,
    { ...recoveryRefOf(state), refundFen },
    {
      article: '14-2b',
      to,
      reason,
      docRefs: documentIds,
      ...stopClock(state),
    },
  );
  const ended = { ...signed(acting, reason), documentIds: [...documentIds] };
  return { events: [event], body: { ...body, ended, refundFen } };
}
