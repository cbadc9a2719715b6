import type { DomainEvent } from '../event.ts';
import { type Deadline, lastDayOf } from '../time/deadline.ts';
import {
  countDormancy,
  DORMANCY_CURE,
  DORMANCY_DUE,
  DORMANCY_REMINDER,
  dormancyDue,
  dormancyReminder,
} from './dormancy-clock.ts';
import {
  type Counting,
  UPDATE_DUE,
  UPDATE_GRACE,
  UPDATE_REMINDER,
  updateDue,
  updateReminder,
} from './profile-clock.ts';
import type { UpkeepBody, UpkeepState } from './upkeep.ts';

/** What a change of dates does to the clocks: part of the event that tells of it, and the body that shows it. */
export interface Moved {
  readonly effect: Pick<DomainEvent, 'to' | 'deadlines'>;
  readonly body: UpkeepBody;
}

type Open = UpkeepState['deadlines'];
type Dates = Pick<UpkeepBody, 'lastEffectiveUpdateOn' | 'lastOrderActivityOn'>;

/** Deadlines as an event carries them: those to be set, and of the others those that are open. */
export function setOrClear(
  open: Open,
  wanted: Readonly<Record<string, Deadline | undefined>>,
): NonNullable<DomainEvent['deadlines']> {
  return {
    set: Object.values(wanted).filter((each) => each !== undefined),
    clear: Object.keys(wanted).filter((kind) => wanted[kind] === undefined && open[kind] !== undefined),
  };
}

/** The period of the yearly update that begins with the last update, or after a missed one (6-3b). */
export function updatePeriod(body: Pick<UpkeepBody, 'lastEffectiveUpdateOn' | 'missed'>, counting: Counting) {
  const due = updateDue(body, counting);
  const dueOn = lastDayOf(due);
  return {
    dueOn,
    wanted: {
      [UPDATE_DUE]: due,
      [UPDATE_REMINDER]: updateReminder(dueOn, counting),
      [UPDATE_GRACE]: undefined,
    },
  };
}

/** The years to dormancy, from the last of the dates that count (12-3f). */
export function dormancyPeriod(dates: Dates, counting: Counting) {
  const count = countDormancy(dates, counting.policy);
  return {
    dueOn: count.dueOn,
    wanted: {
      [DORMANCY_DUE]: dormancyDue(count),
      [DORMANCY_REMINDER]: dormancyReminder(count.dueOn, counting),
      [DORMANCY_CURE]: undefined,
    },
  };
}

/** Begins anew what the new dates move forward; clocks that they do not touch run on. */
export function restart(state: UpkeepState, after: UpkeepBody, counting: Counting): Moved {
  let body = after;
  let wanted: Record<string, Deadline | undefined> = {};
  const updated = after.lastEffectiveUpdateOn > state.body.lastEffectiveUpdateOn;
  if (updated) {
    const period = updatePeriod({ ...after, missed: 0 }, counting);
    body = { ...body, missed: 0, reminders: [], dueOn: period.dueOn };
    wanted = period.wanted;
  }
  const dormancy = dormancyPeriod(body, counting);
  if (dormancy.dueOn > body.dormancy.dueOn) {
    body = { ...body, dormancy: { dueOn: dormancy.dueOn, reminders: [] } };
    wanted = { ...wanted, ...dormancy.wanted };
  }
  const deadlines = setOrClear(state.deadlines, wanted);
  return { effect: { ...(updated && { to: 'CURRENT' }), deadlines }, body };
}

/** Every clock, from the dates as they are: for an agency that comes, or comes back. */
export function startAll(
  dates: Omit<UpkeepBody, 'dueOn' | 'missed' | 'reminders' | 'dormancy'>,
  counting: Counting,
): Moved {
  const period = updatePeriod({ ...dates, missed: 0 }, counting);
  const dormancy = dormancyPeriod(dates, counting);
  return {
    effect: {
      to: 'CURRENT',
      deadlines: setOrClear({}, { ...period.wanted, ...dormancy.wanted }),
    },
    body: {
      ...dates,
      missed: 0,
      reminders: [],
      dueOn: period.dueOn,
      dormancy: { dueOn: dormancy.dueOn, reminders: [] },
    },
  };
}
