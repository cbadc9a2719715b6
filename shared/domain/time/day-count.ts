import type { Calendar, RestReason } from './calendar.ts';
import type { Instant } from './instant.ts';
import { addDays, addYears, closesAt, toLocalDate, yearOf, zhDate, type LocalDate } from './local-date.ts';

/**
 * How a period of days is counted (domain.md §1.1):
 * CIVIL_CODE – start day excluded, calendar days, a last day that is a rest day rolls forward (Civil Code 201–203);
 * INCLUSIVE  – the start day is day 1, calendar days, no rolling (the Commission's notice habit);
 * WORKDAYS   – start day excluded, working days only.
 */
export type CountMode = 'CIVIL_CODE' | 'INCLUSIVE' | 'WORKDAYS';

export interface RestDay {
  readonly date: LocalDate;
  readonly reason: RestReason;
}

/** The whole derivation of a counted period, kept with every deadline so that anyone can follow it. */
export interface DayCount {
  readonly mode: CountMode;
  readonly days: number;
  readonly base: Instant;
  readonly baseDate: LocalDate;
  readonly countFrom: LocalDate;
  /** The days that were counted, in order; the last one is the last day before rolling. */
  readonly counted: readonly LocalDate[];
  /** Rest days passed over while counting (WORKDAYS only). */
  readonly skipped: readonly RestDay[];
  /** Rest days at the end that moved the last day (CIVIL_CODE only). */
  readonly rolled: readonly RestDay[];
  readonly lastDay: LocalDate;
  /** 24:00 of `lastDay` in Shanghai, exclusive. */
  readonly closesAt: Instant;
  /** Version of the table of each year that was asked, by year. */
  readonly calendarVersions: Readonly<Record<string, string>>;
  /** True when one of those tables is provisional: the official one may lengthen the period. */
  readonly provisional: boolean;
}

/** The derivation of a period of whole years (Civil Code 202, last day rolled by 203). */
export interface YearCount {
  readonly years: number;
  readonly base: Instant;
  readonly baseDate: LocalDate;
  readonly correspondingDay: LocalDate;
  readonly rolled: readonly RestDay[];
  readonly lastDay: LocalDate;
  readonly closesAt: Instant;
  readonly calendarVersions: Readonly<Record<string, string>>;
  readonly provisional: boolean;
}

interface Inspection {
  restReason(date: LocalDate): RestReason | undefined;
  versions(): { calendarVersions: Record<string, string>; provisional: boolean };
}

/** Remembers which years' tables an answer rests on. */
function inspect(calendar: Calendar): Inspection {
  const years = new Set<number>();
  return {
    restReason(date) {
      years.add(yearOf(date));
      return calendar.restReason(date);
    },
    versions: () => ({
      calendarVersions: Object.fromEntries(
        [...years].map((year) => [String(year), calendar.versionOf(year)]),
      ),
      provisional: [...years].some((year) => calendar.statusOf(year) === 'PROVISIONAL'),
    }),
  };
}

function rollForward(from: LocalDate, inspection: Inspection): { rolled: RestDay[]; lastDay: LocalDate } {
  const rolled: RestDay[] = [];
  let lastDay = from;
  for (let reason = inspection.restReason(lastDay); reason; reason = inspection.restReason(lastDay)) {
    rolled.push({ date: lastDay, reason });
    lastDay = addDays(lastDay, 1);
  }
  return { rolled, lastDay };
}

function requireCount(n: number): void {
  if (!Number.isSafeInteger(n) || n < 1)
    throw new RangeError(`a period is a positive whole number, not ${n}`);
}

/**
 * Counts `days` from `base`. Throws CalendarYearMissing when a year without a table is needed and RangeError
 * when `days` is not a positive integer.
 */
export function countDays(base: Instant, days: number, mode: CountMode, calendar: Calendar): DayCount {
  requireCount(days);
  const baseDate = toLocalDate(base);
  const countFrom = mode === 'INCLUSIVE' ? baseDate : addDays(baseDate, 1);
  const inspection = inspect(calendar);
  const counted: LocalDate[] = [];
  const skipped: RestDay[] = [];
  for (let date = countFrom; counted.length < days; date = addDays(date, 1)) {
    const reason = mode === 'WORKDAYS' ? inspection.restReason(date) : undefined;
    if (reason) skipped.push({ date, reason });
    else counted.push(date);
  }
  const rawLastDay = counted.at(-1) ?? countFrom;
  const { rolled, lastDay } =
    mode === 'CIVIL_CODE' ? rollForward(rawLastDay, inspection) : { rolled: [], lastDay: rawLastDay };
  return {
    mode,
    days,
    base,
    baseDate,
    countFrom,
    counted,
    skipped,
    rolled,
    lastDay,
    closesAt: closesAt(lastDay),
    ...inspection.versions(),
  };
}

/** Counts whole years from the day of `base`: ends on the corresponding day, rolled out of rest days. */
export function countYears(base: Instant, years: number, calendar: Calendar): YearCount {
  requireCount(years);
  const baseDate = toLocalDate(base);
  const correspondingDay = addYears(baseDate, years);
  const inspection = inspect(calendar);
  const { rolled, lastDay } = rollForward(correspondingDay, inspection);
  const end = { rolled, lastDay, closesAt: closesAt(lastDay) };
  return { years, base, baseDate, correspondingDay, ...end, ...inspection.versions() };
}

/** The line printed on a public notice; the printed dates are what binds in practice (domain.md §1.1). */
export function publicityPeriodText(publishedDate: LocalDate, lastDay: LocalDate): string {
  return `公示期：${zhDate(publishedDate)}至${zhDate(lastDay)}（截至当日24时）`;
}
