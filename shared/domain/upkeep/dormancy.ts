import { DormancyReached } from '../../../events/dormancy-reached/v1.ts';
import { DormancyReminded } from '../../../events/dormancy-reminded/v1.ts';
import { DormancyUncured } from '../../../events/dormancy-uncured/v1.ts';
import { type Decided, happened } from '../event.ts';
import { lastDayOf } from '../time/deadline.ts';
import { setOrClear } from './clocks.ts';
import {
  countDormancy,
  DORMANCY_CURE,
  DORMANCY_DUE,
  DORMANCY_REMINDER,
  dormancyCure,
  dormancyReminder,
} from './dormancy-clock.ts';
import { dueNow, reminderOf } from './fall-due.ts';
import type { Counting } from './profile-clock.ts';
import type { UpkeepBody, UpkeepState } from './upkeep.ts';

/** A reminder before the years are full (12-3f). */
export function decideRemindDormancy(
  state: UpkeepState,
  counting: Counting,
): Decided<UpkeepBody> | undefined {
  if (dueNow(state, DORMANCY_REMINDER, counting.now) === undefined) return undefined;
  const { agencyId, uscc, dormancy } = state.body;
  const reminder = reminderOf(state, dormancy.dueOn, counting.now);
  const next = { [DORMANCY_REMINDER]: dormancyReminder(dormancy.dueOn, counting) };
  const event = happened(
    DormancyReminded,
    { agencyId, uscc, dueOn: dormancy.dueOn, daysLeft: reminder.daysLeft },
    { article: '12-3f', deadlines: setOrClear(state.deadlines, next) },
  );
  const reminders = [...dormancy.reminders, reminder];
  return { events: [event], body: { ...state.body, dormancy: { ...dormancy, reminders } } };
}

/** The years are full, counted once more: the days to cure run, in which any update or order undoes it (12-3f). */
export function decideReachDormancy(state: UpkeepState, counting: Counting): Decided<UpkeepBody> | undefined {
  if (dueNow(state, DORMANCY_DUE, counting.now) === undefined) return undefined;
  const { agencyId, uscc, dormancy } = state.body;
  const cure = dormancyCure(counting);
  const wanted = { [DORMANCY_DUE]: undefined, [DORMANCY_REMINDER]: undefined, [DORMANCY_CURE]: cure };
  const event = happened(
    DormancyReached,
    { agencyId, uscc, dueOn: dormancy.dueOn, cureLastDay: lastDayOf(cure) },
    {
      article: '12-3f',
      deadlines: setOrClear(state.deadlines, wanted),
      record: { computation: countDormancy(state.body, counting.policy) },
    },
  );
  return { events: [event], body: { ...state.body, dormancy: { ...dormancy, reachedAt: counting.now } } };
}

/** The days to cure are over, too: the platform concludes nothing from it, a person looks (12-3f). */
export function decideUncured(state: UpkeepState, counting: Counting): Decided<UpkeepBody> | undefined {
  if (dueNow(state, DORMANCY_CURE, counting.now) === undefined) return undefined;
  const { agencyId, uscc, dormancy, lastEffectiveUpdateOn, lastOrderActivityOn } = state.body;
  const event = happened(
    DormancyUncured,
    { agencyId, uscc, dueOn: dormancy.dueOn },
    {
      article: '12-3f',
      deadlines: { clear: [DORMANCY_CURE] },
      record: { lastEffectiveUpdateOn, lastOrderActivityOn },
    },
  );
  return { events: [event], body: { ...state.body, dormancy: { ...dormancy, uncuredAt: counting.now } } };
}
