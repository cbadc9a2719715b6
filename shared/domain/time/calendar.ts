import { createHash } from 'node:crypto';
import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { isWeekend, localDateSchema, yearOf, type LocalDate } from './local-date.ts';

/**
 * One year's holiday table. `holidays` are all days off the notice names (or, provisionally, the statutory
 * days); ordinary weekends need not be listed. A notice that touches the last days of the year before is
 * entered as a corrected table of that year.
 */
export const calendarYearSchema = onFirstUse(() =>
  z
    .strictObject({
      year: z.int().min(2000).max(2999),
      status: z.enum(['OFFICIAL', 'PROVISIONAL']),
      sourceDoc: z.string().min(1),
      sourceDate: localDateSchema(),
      holidays: z.array(localDateSchema()).min(1),
      makeupWorkdays: z.array(localDateSchema()),
    })
    .superRefine((table, ctx) => {
      const issue = (field: 'holidays' | 'makeupWorkdays', index: number, message: string) =>
        ctx.addIssue({ code: 'custom', path: [field, index], message });
      const seen = new Set<LocalDate>();
      for (const field of ['holidays', 'makeupWorkdays'] as const) {
        for (const [index, date] of table[field].entries()) {
          if (yearOf(date) !== table.year) issue(field, index, `${date} is not in ${table.year}`);
          if (seen.has(date)) issue(field, index, `${date} is listed twice`);
          if (field === 'makeupWorkdays' && !isWeekend(date))
            issue(field, index, `${date} is a weekday already`);
          seen.add(date);
        }
      }
    }),
);

export type CalendarYear = z.infer<ReturnType<typeof calendarYearSchema>>;
export type CalendarStatus = CalendarYear['status'];
export type RestReason = 'HOLIDAY' | 'WEEKEND';

/** No table for the year: nothing may be counted into it (a guess would be a wrong deadline). */
export class CalendarYearMissing extends Error {
  override readonly name = 'CalendarYearMissing';
  readonly year: number;
  constructor(year: number) {
    super(`no holiday table for ${year}`);
    this.year = year;
  }
}

/** Every method throws {@link CalendarYearMissing} for a year without a table. */
export interface Calendar {
  /** Why nobody works that day; undefined for a working day. Weekends count as rest days [J, domain.md §1.1]. */
  restReason(date: LocalDate): RestReason | undefined;
  isRestDay(date: LocalDate): boolean;
  isWorkday(date: LocalDate): boolean;
  /** Names the very content of the table: `2026-OFFICIAL-1f0c…`. */
  versionOf(year: number): string;
  statusOf(year: number): CalendarStatus;
}

function versionOfTable(table: CalendarYear): string {
  const content = JSON.stringify([
    table.year,
    table.status,
    table.sourceDoc,
    table.sourceDate,
    table.holidays.toSorted(),
    table.makeupWorkdays.toSorted(),
  ]);
  return `${table.year}-${table.status}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}`;
}

/** The calendar of these tables. A later table of the same year replaces an earlier one: `[...builtIn, ...uploaded]`. */
export function calendarOf(tables: readonly CalendarYear[]): Calendar {
  const years = new Map(
    tables.map((table) => [
      table.year,
      {
        table,
        version: versionOfTable(table),
        off: new Set(table.holidays),
        on: new Set(table.makeupWorkdays),
      },
    ]),
  );
  const of = (year: number) => {
    const found = years.get(year);
    if (!found) throw new CalendarYearMissing(year);
    return found;
  };
  const restReason = (date: LocalDate): RestReason | undefined => {
    const { off, on } = of(yearOf(date));
    if (off.has(date)) return 'HOLIDAY';
    return isWeekend(date) && !on.has(date) ? 'WEEKEND' : undefined;
  };
  return {
    restReason,
    isRestDay: (date) => restReason(date) !== undefined,
    isWorkday: (date) => restReason(date) === undefined,
    versionOf: (year) => of(year).version,
    statusOf: (year) => of(year).table.status,
  };
}
