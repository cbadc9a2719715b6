import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf, CalendarYearMissing } from './calendar.ts';
import { countDays, countYears, publicityPeriodText } from './day-count.ts';
import {
  addDays,
  addYears,
  closesAt,
  daysBetween,
  fromEpochDay,
  startOfDay,
  type LocalDate,
} from './local-date.ts';

const calendar = calendarOf(builtInCalendar);
const noon = (date: LocalDate) => `${date}T04:00:00.000Z`;
const publishedOn = fc
  .integer({ min: daysBetween('1970-01-01', '2024-01-01'), max: daysBetween('1970-01-01', '2033-12-01') })
  .map(fromEpochDay);

describe('[5-3] seven days of publicity, CIVIL_CODE (domain.md §1.2)', () => {
  it.each([
    ['2026-01-05', '2026-01-12', '2026-01-12', 'plain'],
    ['2026-02-07', '2026-02-14', '2026-02-14', 'ends on a make-up Saturday'],
    ['2026-02-09', '2026-02-16', '2026-02-24', 'Spring Festival'],
    ['2026-03-28', '2026-04-04', '2026-04-07', 'Qingming'],
    ['2026-04-24', '2026-05-01', '2026-05-06', 'Labour Day'],
    ['2026-05-02', '2026-05-09', '2026-05-09', 'make-up'],
    ['2026-06-12', '2026-06-19', '2026-06-22', 'Dragon Boat'],
    ['2026-09-13', '2026-09-20', '2026-09-20', 'make-up Sunday'],
    ['2026-09-24', '2026-10-01', '2026-10-08', 'two holidays in the window'],
    ['2026-12-25', '2027-01-01', '2027-01-04', 'into a provisional year'],
  ])('published %s: seventh day %s, last day %s (%s)', (published, rawLastDay, lastDay) => {
    const count = countDays(noon(published), 7, 'CIVIL_CODE', calendar);
    expect(count.countFrom).toBe(addDays(published, 1));
    expect(count.counted).toHaveLength(7);
    expect(count.counted.at(-1)).toBe(rawLastDay);
    expect(count.lastDay).toBe(lastDay);
    expect(count.closesAt).toBe(startOfDay(addDays(lastDay, 1)));
    expect(count.rolled).toHaveLength(daysBetween(rawLastDay, lastDay));
    expect(count.skipped).toEqual([]);
    expect(count.provisional).toBe(lastDay.startsWith('2027'));
  });

  it('keeps the whole derivation', () => {
    expect(countDays(noon('2026-09-24'), 7, 'CIVIL_CODE', calendar)).toEqual({
      mode: 'CIVIL_CODE',
      days: 7,
      base: '2026-09-24T04:00:00.000Z',
      baseDate: '2026-09-24',
      countFrom: '2026-09-25',
      counted: [
        '2026-09-25',
        '2026-09-26',
        '2026-09-27',
        '2026-09-28',
        '2026-09-29',
        '2026-09-30',
        '2026-10-01',
      ],
      skipped: [],
      rolled: [1, 2, 3, 4, 5, 6, 7].map((d) => ({ date: `2026-10-0${d}`, reason: 'HOLIDAY' })),
      lastDay: '2026-10-08',
      closesAt: '2026-10-08T16:00:00.000Z',
      calendarVersions: { 2026: calendar.versionOf(2026) },
      provisional: false,
    });
  });

  it('gives the same result at 23:59:59 and 00:00:01 of one Shanghai day', () => {
    const early = countDays('2026-01-04T16:00:01.000Z', 7, 'CIVIL_CODE', calendar);
    const late = countDays('2026-01-05T15:59:59.000Z', 7, 'CIVIL_CODE', calendar);
    expect({ ...early, base: '' }).toEqual({ ...late, base: '' });
    expect(early.baseDate).toBe('2026-01-05');
  });

  it('takes 16:30Z for the next Shanghai day', () => {
    const count = countDays('2026-01-05T16:30:00.000Z', 7, 'CIVIL_CODE', calendar);
    expect([count.baseDate, count.countFrom, count.lastDay]).toEqual([
      '2026-01-06',
      '2026-01-07',
      '2026-01-13',
    ]);
  });
});

describe('the other two modes', () => {
  it('[5-3] INCLUSIVE counts the day of publication and never rolls', () => {
    const count = countDays(noon('2026-01-05'), 7, 'INCLUSIVE', calendar);
    expect([count.countFrom, count.lastDay]).toEqual(['2026-01-05', '2026-01-11']);
    expect(count.calendarVersions).toEqual({});
    expect(countDays(noon('2026-09-25'), 7, 'INCLUSIVE', calendar).lastDay).toBe('2026-10-01');
  });

  it.each([
    ['2021-04-21', 7, '2021-04-27'],
    ['2022-05-25', 7, '2022-05-31'],
    ['2022-07-22', 7, '2022-07-28'],
    ['2023-07-31', 5, '2023-08-04'],
  ])(
    'INCLUSIVE gives the printed dates of the Commission: %s, %d days, to %s',
    (published, days, lastDay) => {
      expect(countDays(noon(published), days, 'INCLUSIVE', calendar).lastDay).toBe(lastDay);
    },
  );

  it('[5-3] WORKDAYS skips rest days and says why', () => {
    const count = countDays(noon('2026-01-05'), 7, 'WORKDAYS', calendar);
    expect([count.countFrom, count.lastDay]).toEqual(['2026-01-06', '2026-01-14']);
    expect(count.skipped).toEqual([
      { date: '2026-01-10', reason: 'WEEKEND' },
      { date: '2026-01-11', reason: 'WEEKEND' },
    ]);
  });

  it('WORKDAYS counts make-up days and skips holidays', () => {
    const count = countDays(noon('2026-02-13'), 2, 'WORKDAYS', calendar);
    expect(count.counted).toEqual(['2026-02-14', '2026-02-24']);
    expect(count.skipped.map((s) => s.reason)).toEqual(Array(9).fill('HOLIDAY'));
  });
});

describe('day counting in general', () => {
  it('throws where no table tells', () => {
    expect(() => countDays(noon('2034-12-31'), 7, 'CIVIL_CODE', calendar)).toThrow(CalendarYearMissing);
    expect(() => countDays(noon('2023-12-01'), 3, 'WORKDAYS', calendar)).toThrow(CalendarYearMissing);
    expect(() => countYears(noon('2033-01-01'), 2, calendar)).toThrow('no holiday table for 2035');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a period of %s days', (days) => {
    expect(() => countDays(noon('2026-01-05'), days, 'CIVIL_CODE', calendar)).toThrow(RangeError);
    expect(() => countYears(noon('2026-01-05'), days, calendar)).toThrow(RangeError);
  });

  it('[5-3] CIVIL_CODE is never shorter than INCLUSIVE nor than the days asked for', () => {
    fc.assert(
      fc.property(publishedOn, fc.integer({ min: 1, max: 90 }), (published, days) => {
        const civil = countDays(noon(published), days, 'CIVIL_CODE', calendar);
        const inclusive = countDays(noon(published), days, 'INCLUSIVE', calendar);
        expect(civil.lastDay > inclusive.lastDay).toBe(true);
        expect(daysBetween(published, civil.lastDay)).toBeGreaterThanOrEqual(days);
        expect(calendar.isWorkday(civil.lastDay)).toBe(true);
        expect(civil.rolled.every((r) => calendar.isRestDay(r.date))).toBe(true);
        expect(inclusive.closesAt).toBe(closesAt(addDays(published, days - 1)));
      }),
    );
  });

  it('WORKDAYS counts exactly the working days and accounts for every day between', () => {
    fc.assert(
      fc.property(publishedOn, fc.integer({ min: 1, max: 40 }), (published, days) => {
        const count = countDays(noon(published), days, 'WORKDAYS', calendar);
        expect(count.counted).toHaveLength(days);
        expect(count.counted.every((date) => calendar.isWorkday(date))).toBe(true);
        expect(count.counted.length + count.skipped.length).toBe(daysBetween(published, count.lastDay));
      }),
    );
  });

  it('counts years to the corresponding day and rolls it', () => {
    const leap = countYears(noon('2024-02-29'), 2, calendar);
    expect([leap.correspondingDay, leap.lastDay]).toEqual(['2026-02-28', '2026-02-28']);
    const holiday = countYears(noon('2025-10-01'), 1, calendar);
    expect([holiday.correspondingDay, holiday.lastDay]).toEqual(['2026-10-01', '2026-10-08']);
    expect(countYears(noon('2026-03-02'), 3, calendar).provisional).toBe(true);
    fc.assert(
      fc.property(publishedOn, (date) => {
        const count = countYears(noon(date), 1, calendar);
        expect(count.lastDay >= addYears(date, 1)).toBe(true);
      }),
    );
  });

  it('prints the period as the notice does', () => {
    expect(publicityPeriodText('2026-01-05', '2026-01-12')).toBe(
      '公示期：2026年1月5日至2026年1月12日（截至当日24时）',
    );
  });
});
