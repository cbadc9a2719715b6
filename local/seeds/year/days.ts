import { builtInCalendar } from '../../../shared/policy/calendar/built-in.ts';
import { calendarOf } from '../../../shared/domain/time/calendar.ts';
import { addDays, compareDates, type LocalDate, weekday } from '../../../shared/domain/time/local-date.ts';

const calendar = calendarOf(builtInCalendar);
/** ISO weekdays on which people act: work is done in batches, and time stands still less often. */
const ACTING = new Set([2, 4]);

/**
 * The days on which something is done: the first one, Tuesdays and Thursdays, and the first day of each quarter, each
 * moved to the next working day.
 */
export function actingDays(first: LocalDate, last: LocalDate): LocalDate[] {
  const days = new Set<LocalDate>([first]);
  for (let day = first; compareDates(day, last) <= 0; day = addDays(day, 1)) {
    const quarterBegins = /-(01|04|07|10)-01$/.test(day);
    if (!ACTING.has(weekday(day)) && !quarterBegins) continue;
    const moved = workdayFrom(day);
    if (compareDates(moved, last) <= 0) days.add(moved);
  }
  return [...days].sort();
}

function workdayFrom(day: LocalDate): LocalDate {
  return calendar.isWorkday(day) ? day : workdayFrom(addDays(day, 1));
}
