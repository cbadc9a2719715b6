import { refuse, type Refusal, type RuleRef } from '../problem.ts';
import { type Calendar, CalendarYearMissing } from '../time/calendar.ts';
import type { Instant } from '../time/instant.ts';
import { type LocalDate, toLocalDate, yearOf } from '../time/local-date.ts';

/** What the day of a visit is held against. */
export interface Planning {
  readonly now: Instant;
  readonly calendar: Calendar;
}

/** Why nobody is visited on that day: it is over, or in a year that the calendar does not know (3-2d, 9-3e). */
export function refuseVisitDay(
  visitOn: LocalDate,
  { now, calendar }: Planning,
  article: RuleRef,
): Refusal | undefined {
  const refused = (zh: string, en: string): Refusal =>
    refuse('VALIDATION_FAILED', { article, fields: [{ field: 'body.visitOn', zh, en }] });
  if (visitOn < toLocalDate(now)) return refused('不得早于今天', 'it is over');
  return isKnown(yearOf(visitOn), calendar)
    ? undefined
    : refused('超出工作日历已公布的年份', 'in a year that the calendar does not know');
}

function isKnown(year: number, calendar: Calendar): boolean {
  try {
    calendar.statusOf(year);
    return true;
  } catch (error) {
    if (error instanceof CalendarYearMissing) return false;
    throw error;
  }
}
