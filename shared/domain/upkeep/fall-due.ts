import { ProfileUpdateMissed } from '../../../events/profile-update-missed/v1.ts';
import { ProfileUpdateOverdue } from '../../../events/profile-update-overdue/v1.ts';
import { ProfileUpdateReminded } from '../../../events/profile-update-reminded/v1.ts';
import { type Decided, happened } from '../event.ts';
import { type Deadline, isDue, lastDayOf } from '../time/deadline.ts';
import type { Instant } from '../time/instant.ts';
import { daysBetween, type LocalDate, toLocalDate } from '../time/local-date.ts';
import { setOrClear, updatePeriod } from './clocks.ts';
import {
  type Counting,
  graceAfter,
  UPDATE_DUE,
  UPDATE_GRACE,
  UPDATE_REMINDER,
  updateReminder,
} from './profile-clock.ts';
import type { Reminder, UpkeepBody, UpkeepState } from './upkeep.ts';

/** The open deadline of this kind, if its moment has come. */
export function dueNow({ deadlines }: UpkeepState, kind: string, now: Instant): Deadline | undefined {
  const deadline = deadlines[kind];
  return deadline !== undefined && isDue(deadline, now) ? deadline : undefined;
}

/** The reminder that the next event of this aggregate is. */
export function reminderOf({ id, version }: UpkeepState, dueOn: LocalDate, now: Instant): Reminder {
  const daysLeft = Math.max(0, daysBetween(toLocalDate(now), dueOn));
  return { dueOn, daysLeft, at: now, eventId: `UPKEEP-${id}-${version + 1}` };
}

/** A reminder before the last day (6-3b); one that comes late says the days that are left. */
export function decideRemindUpdate(state: UpkeepState, counting: Counting): Decided<UpkeepBody> | undefined {
  if (dueNow(state, UPDATE_REMINDER, counting.now) === undefined) return undefined;
  const { agencyId, uscc, dueOn } = state.body;
  const reminder = reminderOf(state, dueOn, counting.now);
  const next = { [UPDATE_REMINDER]: updateReminder(dueOn, counting) };
  const event = happened(
    ProfileUpdateReminded,
    { agencyId, uscc, dueOn, daysLeft: reminder.daysLeft },
    { article: '6-3b', deadlines: setOrClear(state.deadlines, next) },
  );
  return { events: [event], body: { ...state.body, reminders: [...state.body.reminders, reminder] } };
}

/** The last day is over without an update: the days of grace run (6-3b). */
export function decideFallDue(state: UpkeepState, counting: Counting): Decided<UpkeepBody> | undefined {
  const due = dueNow(state, UPDATE_DUE, counting.now);
  if (due === undefined) return undefined;
  const grace = graceAfter(due, counting);
  const { agencyId, uscc, lastEffectiveUpdateOn } = state.body;
  const dueOn = lastDayOf(due);
  const wanted = { [UPDATE_DUE]: undefined, [UPDATE_REMINDER]: undefined, [UPDATE_GRACE]: grace };
  const event = happened(
    ProfileUpdateOverdue,
    { agencyId, uscc, dueOn, graceLastDay: lastDayOf(grace) },
    {
      article: '6-3b',
      to: 'OVERDUE',
      deadlines: setOrClear(state.deadlines, wanted),
      record: { lastEffectiveUpdateOn },
    },
  );
  const reminders = [...state.body.reminders, reminderOf(state, dueOn, counting.now)];
  return { events: [event], body: { ...state.body, dueOn, reminders } };
}

/** What a missed period leaves: the evidence for a proposal, and the next period. */
export interface Missed {
  readonly decided: Decided<UpkeepBody>;
  readonly rectificationId: string;
  readonly evidence: {
    readonly kind: 'INFO_NOT_UPDATED';
    readonly lastEffectiveUpdateOn: LocalDate;
    readonly dueOn: LocalDate;
    readonly graceLastDay: LocalDate;
    readonly reminders: readonly Reminder[];
  };
}

/** The one proposal for a period, by its last day: never a second for the same (6-3b). */
export const rectificationIdOf = (agencyId: string, dueOn: LocalDate): string =>
  `${agencyId}-INFO_NOT_UPDATED-${dueOn}`;

/** The days of grace are over, too: a rectification is to be proposed, and the next period runs (6-3b). */
export function decideMiss(state: UpkeepState, counting: Counting): Missed | undefined {
  const grace = dueNow(state, UPDATE_GRACE, counting.now);
  if (grace === undefined) return undefined;
  const { agencyId, uscc, dueOn, lastEffectiveUpdateOn, reminders } = state.body;
  const rectificationId = rectificationIdOf(agencyId, dueOn);
  const missed = state.body.missed + 1;
  const period = updatePeriod({ lastEffectiveUpdateOn, missed }, counting);
  const event = happened(
    ProfileUpdateMissed,
    { agencyId, uscc, dueOn, rectificationId },
    {
      article: '6-3b',
      to: 'MISSED',
      deadlines: setOrClear(state.deadlines, period.wanted),
      refs: { rectification: rectificationId },
    },
  );
  return {
    decided: {
      events: [event],
      body: { ...state.body, missed, reminders: [], dueOn: period.dueOn },
    },
    rectificationId,
    evidence: {
      kind: 'INFO_NOT_UPDATED',
      lastEffectiveUpdateOn,
      dueOn,
      graceLastDay: lastDayOf(grace),
      reminders,
    },
  };
}
