import type { PolicySet } from '../../policy/policy.ts';
import type { Calendar } from '../time/calendar.ts';
import {
  type Deadline,
  deadlineAt,
  deadlineInDays,
  deadlineInYears,
  type DeadlineSource,
  lastDayOf,
} from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { addDays, type LocalDate, startOfDay, yearOf } from '../time/local-date.ts';

export const UPDATE_REMINDER = 'PROFILE_UPDATE_REMINDER';
export const UPDATE_DUE = 'PROFILE_UPDATE_DUE';
export const UPDATE_GRACE = 'PROFILE_UPDATE_GRACE';

/** What deadlines are counted by. */
export interface Counting {
  readonly now: Instant;
  readonly policy: PolicySet;
  readonly calendar: Calendar;
}

/**
 * When the next update is due (6-3b, domain §1.5): so many years after the last one, or with the end of so many calendar
 * years after its own. Each period that was missed adds another to the count.
 */
export function updateDue(
  { lastEffectiveUpdateOn, missed }: { readonly lastEffectiveUpdateOn: LocalDate; readonly missed: number },
  { policy, calendar }: Counting,
): Deadline {
  const yearEnd = `${String(yearOf(lastEffectiveUpdateOn)).padStart(4, '0')}-12-31`;
  const from = policy.get('profileUpdate.mode') === 'CALENDAR_YEAR' ? yearEnd : lastEffectiveUpdateOn;
  return deadlineInYears({
    kind: UPDATE_DUE,
    base: startOfDay(from),
    source: { policyKey: 'profileUpdate.periodYears', article: '6-3b' },
    amount: policy.get('profileUpdate.periodYears') * (missed + 1),
    calendar,
  });
}

/** The days of grace after the last day, before a rectification is proposed (6-3b). */
export function graceAfter(due: Deadline, { policy, calendar }: Counting): Deadline {
  return deadlineInDays({
    kind: UPDATE_GRACE,
    base: startOfDay(lastDayOf(due)),
    source: { policyKey: 'profileUpdate.graceDays', article: '6-3b' },
    amount: policy.get('profileUpdate.graceDays'),
    calendar,
  });
}

/** The next of the days on which a reminder goes out; undefined when all are past. */
export function nextReminder(
  kind: string,
  dueOn: LocalDate,
  daysBefore: readonly number[],
  source: DeadlineSource,
  now: Instant,
): Deadline | undefined {
  const at = daysBefore
    .map((days) => startOfDay(addDays(dueOn, -days)))
    .toSorted()
    .find((each) => each > now);
  return at === undefined ? undefined : deadlineAt({ kind, base: now, source, at });
}

export const updateReminder = (dueOn: LocalDate, { policy, now }: Counting): Deadline | undefined =>
  nextReminder(
    UPDATE_REMINDER,
    dueOn,
    policy.get('profileUpdate.remindDays'),
    { policyKey: 'profileUpdate.remindDays', article: '6-3b' },
    now,
  );
