import { RecoveryInstalmentMet } from '../../../events/recovery-instalment-met/v1.ts';
import { RecoveryOverdue } from '../../../events/recovery-overdue/v1.ts';
import { RecoveryReferred } from '../../../events/recovery-referred/v1.ts';
import { RecoveryWriteOffProposed } from '../../../events/recovery-write-off-proposed/v1.ts';
import { RecoveryWriteOffReturned } from '../../../events/recovery-write-off-returned/v1.ts';
import { RecoveryWrittenOff } from '../../../events/recovery-written-off/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { signed } from '../redemption/signed.ts';
import { isDue, lastDayOf } from '../time/deadline.ts';
import { toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { dueClock } from './order.ts';
import {
  followRecovery,
  outstandingFen,
  RECOVERY_DUE,
  type RecoveryBody,
  type RecoveryDecision,
  recoveryRefOf,
  type RecoveryState,
  repaidFen,
} from './recovery.ts';

/**
 * An instalment's day is over: what was due until then is repaid and the next one runs, or the recovery is OVERDUE. Undefined
 * when it is too early, or over.
 */
export function decidePassDue(state: RecoveryState, now: string): Decided<RecoveryBody> | undefined {
  const { body } = state;
  const due = state.deadlines[RECOVERY_DUE];
  const system = { roles: ['SYSTEM'] } as const;
  if (due === undefined || body.order === undefined || !isDue(due, now)) return undefined;
  const passed = lastDayOf(due);
  const { instalments } = body.order;
  const owed = instalments
    .filter(({ dueOn }) => dueOn <= passed)
    .reduce((sum, each) => sum + each.amountFen, 0);
  const next = instalments.find(({ dueOn }) => dueOn > passed);
  const ref = recoveryRefOf(state);
  if (repaidFen(body) >= owed && next !== undefined) {
    if (isRefusal(followRecovery(state.status, 'meetInstalment', system))) return undefined;
    const event = happened(
      RecoveryInstalmentMet,
      { ...ref, nextDueOn: next.dueOn },
      { article: '14-2b', deadlines: { set: [dueClock(next.dueOn, now)] } },
    );
    return { events: [event], body };
  }
  const to = followRecovery(state.status, 'passDue', system);
  if (isRefusal(to)) return undefined;
  const event = happened(
    RecoveryOverdue,
    { ...ref, outstandingFen: outstandingFen(body) },
    { article: '14-2b', to, deadlines: { clear: [RECOVERY_DUE] } },
  );
  return { events: [event], body };
}

/** OVERDUE → REFERRED to a court or another authority (SM-17). */
export function decideRefer(
  state: RecoveryState,
  {
    reason,
    authority,
    referredOn,
  }: { readonly reason: string; readonly authority: string; readonly referredOn: string },
  acting: OfficerActing,
): RecoveryDecision {
  const { body } = state;
  const to = refuseConflict(acting, body.uscc, '14-2b') ?? followRecovery(state.status, 'refer', acting);
  if (isRefusal(to)) return to;
  const [from, until] = [toLocalDate(body.order?.at ?? acting.now), toLocalDate(acting.now)];
  if (referredOn < from || referredOn > until) {
    const zh = `须在${from}至${until}之间`;
    const fields = [{ field: 'body.referredOn', zh, en: `from ${from} to ${until}` }];
    return refuse('VALIDATION_FAILED', { article: '14-2b', fields });
  }
  const event = happened(
    RecoveryReferred,
    { ...recoveryRefOf(state), outstandingFen: outstandingFen(body) },
    { article: '14-2b', to, reason, record: { authority, referredOn } },
  );
  const referral = { ...signed(acting, reason), authority, referredOn };
  return { events: [event], body: { ...body, referral } };
}

/** A finance officer proposes to write off what is outstanding. */
export function decideProposeWriteOff(
  state: RecoveryState,
  reason: string,
  acting: OfficerActing,
): RecoveryDecision {
  const { body } = state;
  const to =
    refuseConflict(acting, body.uscc, '14-2b') ?? followRecovery(state.status, 'proposeWriteOff', acting);
  if (isRefusal(to)) return to;
  if (body.writeOff !== undefined) return refuse('DUPLICATE', { article: '14-2b' });
  const event = happened(
    RecoveryWriteOffProposed,
    { ...recoveryRefOf(state), outstandingFen: outstandingFen(body) },
    { article: '14-2b', reason },
  );
  const writeOff = signed(acting, reason);
  return { events: [event], body: { ...body, writeOff, writeOffs: body.writeOffs + 1 } };
}

/** REFERRED → WRITTEN_OFF, or the proposal goes back; a second finance officer decides (④). Put `writeOff.by` as `notBy`. */
export function decideWriteOff(
  state: RecoveryState,
  { agreed, reason }: { readonly agreed: boolean; readonly reason: string },
  acting: OfficerActing,
): RecoveryDecision {
  const { writeOff, ...body } = state.body;
  const to =
    refuseConflict(acting, body.uscc, '14-2b') ??
    followRecovery(state.status, agreed ? 'writeOff' : 'returnWriteOff', acting);
  if (isRefusal(to)) return to;
  if (writeOff === undefined || body.pending !== undefined) {
    const detail =
      writeOff === undefined
        ? { zh: '尚无核销建议', en: 'No write-off has been proposed' }
        : { zh: '有待确认的还款', en: 'A repayment waits to be confirmed' };
    return refuse('ILLEGAL_TRANSITION', { article: '14-2b', detail, extra: { state: state.status } });
  }
  if (writeOff.by === acting.actor.id) return refuse('FOUR_EYES', { article: '14-2b' });
  const ref = recoveryRefOf(state);
  if (!agreed) {
    return { events: [happened(RecoveryWriteOffReturned, ref, { article: '14-2b', reason })], body };
  }
  const data = { ...ref, outstandingFen: outstandingFen(body) };
  const event = happened(RecoveryWrittenOff, data, { article: '14-2b', to, reason });
  const ended = signed(acting, reason);
  return { events: [event], body: { ...body, writeOff, ended } };
}
