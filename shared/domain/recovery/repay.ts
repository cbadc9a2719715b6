import { RecoveryRepaid } from '../../../events/recovery-repaid/v1.ts';
import { RecoveryRepaymentConfirmed } from '../../../events/recovery-repayment-confirmed/v1.ts';
import { RecoveryRepaymentRecorded } from '../../../events/recovery-repayment-recorded/v1.ts';
import { RecoveryRepaymentReturned } from '../../../events/recovery-repayment-returned/v1.ts';
import { happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse, type Refusal } from '../problem.ts';
import { type LocalDate, toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { refuseAmount } from './propose.ts';
import {
  followRecovery,
  outstandingFen,
  type RecoveryBody,
  type RecoveryDecision,
  recoveryRefOf,
  type RecoveryState,
  type Repayment,
  stopClock,
} from './recovery.ts';

type Entry = Omit<Repayment, 'recorded' | 'confirmed'>;

/** Money does not come back before it was paid, and nothing is set off before it was ordered to be repaid. */
const earliestDay = ({ paidOn, order }: RecoveryBody, { channel }: Entry): LocalDate =>
  channel === 'SET_OFF' && order !== undefined ? toLocalDate(order.at) : paidOn;

/** The first person enters a repayment: never more than is outstanding, one at a time, of a day on which it can have been. */
export function decideRecordRepayment(
  state: RecoveryState,
  entry: Entry,
  acting: OfficerActing,
): RecoveryDecision {
  const { body } = state;
  const to =
    refuseConflict(acting, body.uscc, '14-2b') ?? followRecovery(state.status, 'recordRepayment', acting);
  if (isRefusal(to)) return to;
  if (body.pending !== undefined) {
    const detail = { zh: '有待确认的还款', en: 'A repayment waits to be confirmed' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2b', detail, extra: { state: state.status } });
  }
  if (entry.amountFen > outstandingFen(body))
    return refuseAmount('还款金额不得超过待还金额', 'not more than is outstanding');
  const [from, until] = [earliestDay(body, entry), toLocalDate(acting.now)];
  if (entry.paidOn < from || entry.paidOn > until) {
    const zh = `须在${from}至${until}之间`;
    const fields = [{ field: 'body.paidOn', zh, en: `from ${from} to ${until}` }];
    return refuse('VALIDATION_FAILED', { article: '14-2b', fields });
  }
  const { amountFen, channel, reference, paidOn, reason } = entry;
  const event = happened(
    RecoveryRepaymentRecorded,
    { ...recoveryRefOf(state), amountFen },
    {
      article: '14-2b',
      record: { channel, reference, paidOn },
      ...(reason !== undefined && { reason }),
    },
  );
  const pending = { ...entry, recorded: { by: acting.actor.id, at: acting.now } };
  return { events: [event], body: { ...body, pending, records: body.records + 1 } };
}

/** A repayment that waits, for another person than who entered it (④). Put `pending.recorded.by` as `notBy`. */
function pendingFor(
  { status, body }: RecoveryState,
  { actor }: OfficerActing,
): { readonly pending: Repayment; readonly rest: RecoveryBody } | Refusal {
  const { pending, ...rest } = body;
  if (pending === undefined) {
    const detail = { zh: '没有待确认的还款', en: 'No repayment waits to be confirmed' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2b', detail, extra: { state: status } });
  }
  if (pending.recorded.by === actor.id) return refuse('FOUR_EYES', { article: '14-2b' });
  return { pending, rest };
}

/** The second person confirms it: → PARTLY_REPAID, or → REPAID with the last of it. */
export function decideConfirmRepayment(state: RecoveryState, acting: OfficerActing): RecoveryDecision {
  const conflict = refuseConflict(acting, state.body.uscc, '14-2b');
  if (conflict !== undefined) return conflict;
  const found = pendingFor(state, acting);
  const last = !isRefusal(found) && found.pending.amountFen === outstandingFen(found.rest);
  const to = followRecovery(state.status, last ? 'completeRepayment' : 'confirmRepayment', acting);
  if (isRefusal(to)) return to;
  if (isRefusal(found)) return found;
  const { pending, rest } = found;
  const confirmed = { ...pending, confirmed: { by: acting.actor.id, at: acting.now } };
  const { writeOff, ...owed } = rest;
  const body = {
    ...(last ? owed : { ...owed, ...(writeOff && { writeOff }) }),
    repayments: [...rest.repayments, confirmed],
  };
  const ref = recoveryRefOf(state);
  const { amountFen, reference } = pending;
  const event = happened(
    RecoveryRepaymentConfirmed,
    { ...ref, amountFen, outstandingFen: outstandingFen(body) },
    { article: '14-2b', record: { reference }, ...(last ? {} : { to }) },
  );
  if (!last) return { events: [event], body };
  const repaid = happened(
    RecoveryRepaid,
    { ...ref, amountFen: body.amountFen },
    { article: '14-2b', to, ...stopClock(state) },
  );
  return { events: [event, repaid], body };
}

/** The second person does not confirm it: the entry goes, with the reason. */
export function decideReturnRepayment(
  state: RecoveryState,
  reason: string,
  acting: OfficerActing,
): RecoveryDecision {
  const to =
    refuseConflict(acting, state.body.uscc, '14-2b') ??
    followRecovery(state.status, 'returnRepayment', acting);
  if (isRefusal(to)) return to;
  const found = pendingFor(state, acting);
  if (isRefusal(found)) return found;
  const { amountFen, reference } = found.pending;
  const event = happened(
    RecoveryRepaymentReturned,
    { ...recoveryRefOf(state), amountFen },
    { article: '14-2b', reason, record: { reference } },
  );
  return { events: [event], body: found.rest };
}
