import chineseDays from 'chinese-days';
import { describe, expect, it, vi } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf, calendarYearSchema, CalendarYearMissing, type CalendarYear } from './calendar.ts';
import { addDays, type LocalDate } from './local-date.ts';

// The library under comparison answers by the process's time zone, our code does not.
vi.stubEnv('TZ', 'Asia/Shanghai');

const calendar = calendarOf(builtInCalendar);
const table2026 = builtInCalendar.find((table) => table.year === 2026)!;

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

const span = (from: string, to: string) => daysOf(`2026-${from}`, `2026-${to}`);

describe('built-in tables', () => {
  it('has the official table of 2026', () => {
    expect(table2026.holidays).toEqual([
      ...span('01-01', '01-03'),
      ...span('02-15', '02-23'),
      ...span('04-04', '04-06'),
      ...span('05-01', '05-05'),
      ...span('06-19', '06-21'),
      ...span('09-25', '09-27'),
      ...span('10-01', '10-07'),
    ]);
    expect(table2026.makeupWorkdays).toEqual(
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'].map((day) => `2026-${day}`),
    );
  });

  it('agrees with chinese-days on every day of 2024–2026', () => {
    const disagree = daysOf('2024-01-01', '2026-12-31').filter(
      (date) => calendar.isWorkday(date) !== chineseDays.isWorkday(date),
    );
    expect(disagree).toEqual([]);
  });

  it('has the statutory days of 2027, provisionally', () => {
    const table = builtInCalendar.find(({ year }) => year === 2027)!;
    expect(table.holidays.map((date) => date.slice(5))).toEqual(
      '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'.split(' '),
    );
  });

  it.each([2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034])(
    'puts the lunar festivals of %d on their days',
    (year) => {
      const table = builtInCalendar.find((candidate) => candidate.year === year)!;
      const lunar = table.holidays.map((date) => {
        const { lunarMon, lunarDay } = chineseDays.getLunarDate(date);
        return `${lunarMon}/${lunarDay}`;
      });
      expect(lunar).toEqual(expect.arrayContaining(['1/1', '1/2', '1/3', '5/5', '8/15']));
      const newYear = table.holidays[lunar.indexOf('1/1')]!;
      expect(table.holidays).toContain(addDays(newYear, -1));
      const qingming = chineseDays.getSolarTermDate(year, 4, 'pure_brightness');
      expect(table.holidays).toContain(qingming);
      expect(table.status).toBe('PROVISIONAL');
      // Thirteen days since 2025; Mid-Autumn may fall into National Day.
      expect(table.holidays.length).toBe(year === 2028 || year === 2031 ? 12 : 13);
    },
  );

  it('says which years are official and throws for a year it does not know', () => {
    expect([2024, 2026, 2027, 2034].map(calendar.statusOf)).toEqual([
      'OFFICIAL',
      'OFFICIAL',
      'PROVISIONAL',
      'PROVISIONAL',
    ]);
    for (const ask of [calendar.versionOf, calendar.statusOf])
      expect(() => ask(2035)).toThrow(CalendarYearMissing);
    for (const date of ['2023-12-31', '2035-01-01']) {
      expect(() => calendar.isWorkday(date)).toThrow(CalendarYearMissing);
      expect(() => calendar.isRestDay(date)).toThrow(CalendarYearMissing);
    }
  });
});

describe('calendarOf', () => {
  const invented: CalendarYear = {
    year: 2027,
    status: 'OFFICIAL',
    sourceDoc: 'invented for this test',
    sourceDate: '2026-11-20',
    holidays: ['2027-01-01', '2027-01-04'],
    makeupWorkdays: ['2027-01-10'],
  };

  it('lets an uploaded table override the built-in one', () => {
    const uploaded = calendarOf([...builtInCalendar, invented]);
    expect(uploaded.statusOf(2027)).toBe('OFFICIAL');
    expect(uploaded.restReason('2027-01-04')).toBe('HOLIDAY');
    expect(uploaded.restReason('2027-01-09')).toBe('WEEKEND');
    expect(uploaded.isWorkday('2027-01-10')).toBe(true);
    expect(uploaded.versionOf(2027)).not.toBe(calendar.versionOf(2027));
    expect(uploaded.versionOf(2026)).toBe(calendar.versionOf(2026));
  });

  it('names a table by its content, whatever its order', () => {
    const version = (table: CalendarYear) => calendarOf([table]).versionOf(2027);
    expect(version(invented)).toMatch(/^2027-OFFICIAL-[0-9a-f]{12}$/);
    expect(version({ ...invented, holidays: invented.holidays.toReversed() })).toBe(version(invented));
    expect(version({ ...invented, holidays: ['2027-01-01'] })).not.toBe(version(invented));
  });

  it.each([
    ['a day of another year', { holidays: ['2026-12-31'] }, ['holidays', 0]],
    ['a day listed twice', { holidays: ['2027-01-01', '2027-01-01'] }, ['holidays', 1]],
    [
      'a day both off and on',
      { makeupWorkdays: ['2027-01-02'], holidays: ['2027-01-02'] },
      ['makeupWorkdays', 0],
    ],
    ['a make-up day that is a weekday', { makeupWorkdays: ['2027-01-05'] }, ['makeupWorkdays', 0]],
    ['no day at all', { holidays: ['2027-02-30'] }, ['holidays', 0]],
    ['no holidays', { holidays: [] }, ['holidays']],
  ])('refuses %s', (_, change, path) => {
    const issues = calendarYearSchema.safeParse({ ...invented, ...change }).error?.issues;
    expect(issues?.map((issue) => issue.path)).toContainEqual(path);
  });
});
