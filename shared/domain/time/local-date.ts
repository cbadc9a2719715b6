import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { epochMs, instantOf, type Instant } from './instant.ts';

/** A calendar day in Shanghai, `YYYY-MM-DD`. Sorts as text. Computed with integers, never through a local Date. */
export type LocalDate = string;

const DAY_MS = 86_400_000;

/** Asia/Shanghai has had no daylight saving since 1991; platform instants are all later (domain.md §1.4). */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export const localDateSchema = onFirstUse(() =>
  z
    .string()
    .refine((value) => isLocalDate(value), { abort: true, message: 'expected a date like 2026-03-02' }),
);

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function read(value: string): Civil | undefined {
  const match = LOCAL_DATE.exec(value);
  if (!match) return undefined;
  const civil = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  const inMonth = civil.month >= 1 && civil.month <= 12 && civil.day >= 1;
  return civil.year >= 1 && inMonth && civil.day <= daysInMonth(civil.year, civil.month) ? civil : undefined;
}

function civilOf(date: LocalDate): Civil {
  const civil = read(date);
  if (!civil) throw new RangeError(`not a date: ${date}`);
  return civil;
}

function write({ year, month, day }: Civil): LocalDate {
  if (year < 1 || year > 9999) throw new RangeError(`year out of range: ${year}`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function isLocalDate(value: string): boolean {
  return read(value) !== undefined;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export function yearOf(date: LocalDate): number {
  return civilOf(date).year;
}

/** Days since 1970-01-01 (Howard Hinnant's days_from_civil). */
export function epochDay(date: LocalDate): number {
  const { year, month, day } = civilOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of {@link epochDay} (civil_from_days). */
export function fromEpochDay(days: number): LocalDate {
  const z0 = days + 719_468;
  const era = Math.floor(z0 / 146_097);
  const doe = z0 - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return write({ year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day });
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The corresponding day, or the last day of a month that has none (Civil Code 202). */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = civilOf(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return write({
    year: targetYear,
    month: targetMonth,
    day: Math.min(day, daysInMonth(targetYear, targetMonth)),
  });
}

/** The corresponding day; 02-29 becomes 02-28 in a common year (Civil Code 202). */
export function addYears(date: LocalDate, years: number): LocalDate {
  return addMonths(date, years * 12);
}

export function compareDates(a: LocalDate, b: LocalDate): -1 | 0 | 1 {
  const difference = epochDay(a) - epochDay(b);
  if (difference === 0) return 0;
  return difference < 0 ? -1 : 1;
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: LocalDate, b: LocalDate): number {
  return epochDay(b) - epochDay(a);
}

/** ISO weekday: 1 Monday … 7 Sunday. */
export function weekday(date: LocalDate): number {
  const fromThursday = (epochDay(date) + 3) % 7;
  return ((fromThursday + 7) % 7) + 1;
}

export function isWeekend(date: LocalDate): boolean {
  return weekday(date) >= 6;
}

/** The Shanghai calendar day in which an instant lies. */
export function toLocalDate(instant: Instant): LocalDate {
  return fromEpochDay(Math.floor((epochMs(instant) + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** 00:00 of the day in Shanghai. */
export function startOfDay(date: LocalDate): Instant {
  return instantOf(epochDay(date) * DAY_MS - SHANGHAI_OFFSET_MS);
}

/** 24:00 of the day in Shanghai, the exclusive end of a period whose last day this is (Civil Code 203). */
export function closesAt(lastDay: LocalDate): Instant {
  return startOfDay(addDays(lastDay, 1));
}

/** `2026年1月5日`, as official documents write a date. */
export function zhDate(date: LocalDate): string {
  const { year, month, day } = civilOf(date);
  return `${year}年${month}月${day}日`;
}
