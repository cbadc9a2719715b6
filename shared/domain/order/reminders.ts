import type { PolicySet } from '../../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import { type Deadline, deadlineAt, deadlineInWorkingDays, type DeadlineSource } from '../time/deadline.ts';
import { addDuration, type Instant } from '../time/instant.ts';

/** The instants at which somebody is reminded of a deadline, in order; none outside its run. */
export function reminderTimes(
  due: Pick<Deadline, 'base' | 'dueAt'>,
  { daysBefore, also = [] }: { readonly daysBefore: readonly number[]; readonly also?: readonly Instant[] },
): readonly Instant[] {
  const times = [...also, ...daysBefore.map((days) => addDuration(due.dueAt, { days: -days }))];
  return [...new Set(times)].filter((at) => at > due.base && at < due.dueAt).toSorted();
}

/** The clock of the next reminder after `now`; undefined when none is left. */
export function nextReminder(
  kind: string,
  times: readonly Instant[],
  now: Instant,
  source: DeadlineSource,
): Deadline | undefined {
  const at = times.find((time) => time > now);
  return at === undefined ? undefined : deadlineAt({ kind, base: now, source, at });
}

/** The names of the three clocks of a response: its term, the reminders of it, and the end of waiting. */
export interface ResponseKinds {
  readonly response: string;
  readonly reminder: string;
  readonly expiry: string;
}

interface Counting {
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

const SLA: DeadlineSource = { policyKey: 'order.responseSlaWorkingDays', article: '6-1a' };
const REMINDERS: DeadlineSource = { policyKey: 'order.responseRemindDays', article: '6-1a' };

/** Reminders of a response: when half of its working days are over, and so many days before its end (6-1a). */
export function responseReminderTimes(
  term: Pick<Deadline, 'base' | 'dueAt'>,
  { policy, calendar }: Counting,
): readonly Instant[] {
  const half = Math.floor(policy.get('order.responseSlaWorkingDays') / 2);
  const halfway = (amount: number) =>
    deadlineInWorkingDays({ kind: 'HALF', base: term.base, source: SLA, amount, calendar }).dueAt;
  return reminderTimes(term, {
    daysBefore: policy.get('order.responseRemindDays'),
    also: half > 0 ? [halfway(half)] : [],
  });
}

/** The clocks that start when an agency is asked: policy `order.responseSlaWorkingDays` and `order.expiryWorkingDays`. */
export function responseClocks(kinds: ResponseKinds, base: Instant, ctx: Counting) {
  const { policy, calendar } = ctx;
  const term = deadlineInWorkingDays({
    kind: kinds.response,
    base,
    source: SLA,
    amount: policy.get('order.responseSlaWorkingDays'),
    calendar,
  });
  const expiry = deadlineInWorkingDays({
    kind: kinds.expiry,
    base,
    source: { policyKey: 'order.expiryWorkingDays', article: '6-1b' },
    amount: policy.get('order.expiryWorkingDays'),
    calendar,
  });
  const first = nextReminder(kinds.reminder, responseReminderTimes(term, ctx), base, REMINDERS);
  return { term, all: [term, expiry, ...(first === undefined ? [] : [first])] };
}

/**
 * What a due reminder of a term becomes: whether one is sent now, how many have been due, and the next clock. Nobody is
 * reminded when the term was extended meanwhile and the reminder comes too early: it is only set anew.
 */
export function stepReminder(
  kind: string,
  {
    times,
    sent,
    now,
    source,
  }: {
    readonly times: readonly Instant[];
    readonly sent: number;
    readonly now: Instant;
    readonly source: DeadlineSource;
  },
): { readonly remind: boolean; readonly sent: number; readonly next: Deadline | undefined } {
  const passed = times.filter((at) => at <= now).length;
  return {
    remind: passed > sent,
    sent: Math.max(passed, sent),
    next: nextReminder(kind, times, now, source),
  };
}

export const RESPONSE_REMINDERS = REMINDERS;
export const ACCEPTANCE_REMINDERS: DeadlineSource = {
  policyKey: 'order.acceptanceRemindDays',
  article: '6-1c',
};
