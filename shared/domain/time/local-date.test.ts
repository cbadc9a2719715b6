import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from './instant.ts';
import {
  addDays,
  addMonths,
  addYears,
  closesAt,
  compareDates,
  daysBetween,
  epochDay,
  fromEpochDay,
  isLocalDate,
  localDateSchema,
  startOfDay,
  toLocalDate,
  weekday,
  yearOf,
  zhDate,
} from './local-date.ts';

const day = fc.integer({ min: -36_524, max: 47_481 }).map(fromEpochDay);

describe('local date', () => {
  it('refuses what is no day', () => {
    for (const wrong of [
      '2026-02-29',
      '2026-04-31',
      '2026-00-10',
      '2026-13-01',
      '2026-1-5',
      '20260105',
      '0000-01-01',
      '',
    ]) {
      expect(isLocalDate(wrong)).toBe(false);
      expect(localDateSchema().safeParse(wrong).success).toBe(false);
      expect(() => addDays(wrong, 1)).toThrow(RangeError);
    }
    expect(isLocalDate('2024-02-29')).toBe(true);
    expect(() => addYears('9999-01-01', 1)).toThrow(RangeError);
  });

  it('[4-2a] takes the corresponding day, or the last of the month (Civil Code 202)', () => {
    expect(addYears('2024-02-29', 2)).toBe('2026-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addYears('2024-03-01', 2)).toBe('2026-03-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });

  it('knows weekdays and years', () => {
    expect(weekday('2026-01-05')).toBe(1);
    expect(weekday('2026-02-14')).toBe(6);
    expect(weekday('1969-12-28')).toBe(7);
    expect(yearOf('2026-12-31')).toBe(2026);
  });

  it('turns an instant into the Shanghai day', () => {
    expect(toLocalDate('2026-01-05T15:59:59.999Z')).toBe('2026-01-05');
    expect(toLocalDate('2026-01-05T16:00:00.000Z')).toBe('2026-01-06');
    expect(toLocalDate('2026-01-05T16:30:00.000Z')).toBe('2026-01-06');
    expect(startOfDay('2026-01-13')).toBe('2026-01-12T16:00:00.000Z');
    expect(closesAt('2026-01-12')).toBe('2026-01-12T16:00:00.000Z');
  });

  it('writes a date as documents do', () => {
    expect(zhDate('2026-01-05')).toBe('2026年1月5日');
  });

  it('agrees with the UTC calendar of the engine', () => {
    fc.assert(
      fc.property(fc.integer({ min: -36_524, max: 47_481 }), (n) => {
        const iso = new Date(n * 86_400_000).toISOString().slice(0, 10);
        expect(fromEpochDay(n)).toBe(iso);
        expect(epochDay(iso)).toBe(n);
        expect(weekday(iso) % 7).toBe(new Date(n * 86_400_000).getUTCDay());
      }),
    );
  });

  it('agrees with the time-zone database on the Shanghai day since 1992', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2050, 0, 1) }), (ms) => {
        expect(toLocalDate(instantOf(ms))).toBe(shanghai.format(ms));
      }),
    );
  });

  it('adds, orders and measures consistently', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, n) => {
        const moved = addDays(date, n);
        expect(daysBetween(date, moved)).toBe(n);
        expect(addDays(moved, -n)).toBe(date);
        expect(compareDates(date, moved)).toBe(Math.sign(-n) + 0);
        expect(toLocalDate(startOfDay(date))).toBe(date);
        expect(closesAt(date)).toBe(startOfDay(addDays(date, 1)));
      }),
    );
  });

  it('never lands in another month than asked for', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 600 }), (date, months) => {
        const [y = 0, m = 0] = date.split('-').map(Number);
        const expected = y * 12 + m - 1 + months;
        const [ty = 0, tm = 0] = addMonths(date, months).split('-').map(Number);
        expect(ty * 12 + tm - 1).toBe(expected);
      }),
    );
  });
});
