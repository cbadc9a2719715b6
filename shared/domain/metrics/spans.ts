import { addDays, daysBetween, type LocalDate, toLocalDate, yearOf } from '../time/local-date.ts';
import type { Happened, Mark } from './contribution.ts';

/** From `from` on, until (without) `to`; without an end as long as nothing is said. Dates or instants. */
export interface Span {
  readonly from: string;
  readonly to?: string;
}

/** The spans of a mark; none where there is no mark. */
export function spansOf(mark: Mark | undefined): readonly Span[] {
  const spans = mark?.['spans'];
  // Only this module and the contributions write marks with spans.
  return Array.isArray(spans) ? (spans as readonly Span[]) : [];
}

/** Carries spans of days on: one opens where the status becomes one of `statuses` and ends where it becomes another. */
export function spansWhile(
  before: readonly Span[],
  events: readonly Happened[],
  statuses: readonly string[],
): readonly Span[] {
  return events.reduce((spans, { to, at }) => {
    if (to === undefined) return spans;
    return statuses.includes(to) ? opened(spans, toLocalDate(at)) : closed(spans, toLocalDate(at));
  }, before);
}

/** The spans with a day in the year of `day` or the one before it: the years that are read (domain §1.5). */
export function spansRead(spans: readonly Span[], day: LocalDate): readonly Span[] {
  const first = `${yearOf(day) - 1}-01-01`;
  return spans.filter(({ to }) => to === undefined || to > first);
}

/** A span from `from` on, unless one is open. */
export function opened(spans: readonly Span[], from: string): readonly Span[] {
  const last = spans.at(-1);
  return last !== undefined && last.to === undefined ? spans : [...spans, { from }];
}

/** The last span ended at `to`; one without a day in it is dropped. */
export function closed(spans: readonly Span[], to: string): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined || last.to !== undefined) return spans;
  return to > last.from ? [...spans.slice(0, -1), { ...last, to }] : spans.slice(0, -1);
}

/** Whole days of spans of dates that lie in `first`…`last`, both included. */
export function daysWithin(spans: readonly Span[], first: LocalDate, last: LocalDate): number {
  const end = addDays(last, 1);
  return spans.reduce((days, span) => {
    const from = span.from > first ? span.from : first;
    const to = span.to !== undefined && span.to < end ? span.to : end;
    return to > from ? days + daysBetween(from, to) : days;
  }, 0);
}

/** Whether one of the spans holds the point. */
export const holds = (spans: readonly Span[], point: string): boolean =>
  spans.some(({ from, to }) => from <= point && (to === undefined || point < to));
