import { RectificationExtended } from '../../../events/rectification-extended/v1.ts';
import { RectificationOverdue } from '../../../events/rectification-overdue/v1.ts';
import { RectificationReminded } from '../../../events/rectification-reminded/v1.ts';
import { type Decided, happened } from '../event.ts';
import { refuseConflict } from '../identity/conflict-of-interest.ts';
import { isRefusal, refuse } from '../problem.ts';
import { extendDeadline, isDue, lastDayOf } from '../time/deadline.ts';
import { daysBetween, toLocalDate } from '../time/local-date.ts';
import type { OfficerActing } from '../verification/verified-case.ts';
import { type Counting, nextReminder } from './clocks.ts';
import {
  followRectification,
  RECTIFICATION_DUE,
  RECTIFICATION_REMIND,
  type RectificationBody,
  type RectificationDecision,
  rectificationRefOf,
  type RectificationState,
  runningClocks,
} from './rectification.ts';

/** Gives more days, once, before the time is over, at most policy `rectification.extensionDays` (12-1e). */
export function decideExtend(
  state: RectificationState,
  { days, reason }: { readonly days: number; readonly reason: string },
  acting: OfficerActing & Counting,
): RectificationDecision {
  const { body } = state;
  const to =
    refuseConflict(acting, body.uscc, '12-1e') ?? followRectification(state.status, 'extend', acting);
  if (isRefusal(to)) return to;
  const due = state.deadlines[RECTIFICATION_DUE];
  if (due === undefined || isDue(due, acting.now)) return refuse('DEADLINE_PASSED', { article: '12-1e' });
  const { policy, calendar, now, actor } = acting;
  const most = policy.get('rectification.extensionDays');
  if (days > most) {
    const fields = [{ field: 'body.days', zh: `最多延长 ${most} 天`, en: `at most ${most} days` }];
    return refuse('VALIDATION_FAILED', { article: '12-1e', fields });
  }
  const source = { policyKey: 'rectification.extensionDays', article: '12-1e' } as const;
  const moved = extendDeadline(due, { amount: days, mode: 'CIVIL_CODE', source, reason }, calendar);
  const dueOn = lastDayOf(moved);
  const event = happened(
    RectificationExtended,
    { ...rectificationRefOf(state), dueOn },
    {
      article: '12-1e',
      to,
      deadlines: { set: [moved, ...nextReminder(moved, { now, policy })] },
      reason,
      record: { days },
    },
  );
  return { events: [event], body: { ...body, dueOn, extended: { by: actor.id, at: now, reason, days } } };
}

/** A reminder of policy `rectification.remindDays`. Undefined when it is not due. */
export function decideRemind(
  state: RectificationState,
  counting: Counting,
): Decided<RectificationBody> | undefined {
  const at = state.deadlines[RECTIFICATION_REMIND];
  const due = state.deadlines[RECTIFICATION_DUE];
  if (at === undefined || due === undefined || !isDue(at, counting.now) || isDue(due, counting.now))
    return undefined;
  const dueOn = lastDayOf(due);
  const next = nextReminder(due, counting);
  const event = happened(
    RectificationReminded,
    { ...rectificationRefOf(state), dueOn, daysLeft: daysBetween(toLocalDate(counting.now), dueOn) },
    { article: '12-1e', deadlines: next.length > 0 ? { set: next } : { clear: [RECTIFICATION_REMIND] } },
  );
  return { events: [event], body: state.body };
}

/** The time is over without a report: → OVERDUE, which is a ground for suspension (12-2a). Undefined when it is too early. */
export function decidePassDue(
  state: RectificationState,
  now: string,
): Decided<RectificationBody> | undefined {
  const due = state.deadlines[RECTIFICATION_DUE];
  if (due === undefined || !isDue(due, now)) return undefined;
  const to = followRectification(state.status, 'passDue', { roles: ['SYSTEM'] });
  if (isRefusal(to)) return undefined;
  const event = happened(
    RectificationOverdue,
    { ...rectificationRefOf(state), dueOn: lastDayOf(due) },
    { article: '12-2a', to, deadlines: runningClocks(state) },
  );
  return { events: [event], body: state.body };
}
