import type { Instant } from './instant.ts';
import { addMonths, type LocalDate, startOfDay, toLocalDate } from './local-date.ts';

/** The quarter of Shanghai's calendar in which an instant lies, `2026Q1`. */
export function quarterOf(instant: Instant): string {
  const date = toLocalDate(instant);
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

const QUARTER = /^(\d{4})Q([1-4])$/;

/** Its first day and the first day after it. @throws RangeError for anything but `2026Q1` */
export function daysOfQuarter(quarter: string): { readonly first: LocalDate; readonly next: LocalDate } {
  const [, year, number] = QUARTER.exec(quarter) ?? [];
  if (year === undefined) throw new RangeError(`not a quarter: ${quarter}`);
  const first = `${year}-${String((Number(number) - 1) * 3 + 1).padStart(2, '0')}-01`;
  return { first, next: addMonths(first, 3) };
}

/** The quarter before the one in which an instant lies. */
export const quarterBefore = (instant: Instant): string =>
  quarterOf(startOfDay(addMonths(daysOfQuarter(quarterOf(instant)).first, -1)));
