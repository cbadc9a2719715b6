import { execFileSync } from 'node:child_process';
import { execPath } from 'node:process';
import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf, calendarYearSchema, CalendarYearMissing, type CalendarYear } from './calendar.ts';
import { addDays, type LocalDate } from './local-date.ts';

const calendar = calendarOf(builtInCalendar);
const table2026 = builtInCalendar.find((table) => table.year === 2026)!;

function daysOf(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(date);
  return days;
}

/**
 * What the chinese-days library answers, asked in a process of its own: it goes wrong in other time zones, from
 * the moment it is loaded (domain.md §1.3).
 */
function library<T>(dates: readonly LocalDate[], expression: string): T[] {
  const program = `import days from 'chinese-days';
    console.log(JSON.stringify(${JSON.stringify(dates)}.map((date) => ${expression})));`;
  const env = { TZ: 'Asia/Shanghai' };
  return JSON.parse(
    execFileSync(execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' }),
  ) as T[];
}

const span = (from: string, to: string) => daysOf(`2026-${from}`, `2026-${to}`);

describe('built-in tables', () => {
  it.each(builtInCalendar)('$year is a table as its schema wants it', (table) => {
    expect(calendarYearSchema().parse(table)).toEqual(table);
  });

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
    const days = daysOf('2024-01-01', '2026-12-31');
    expect(days.map(calendar.isWorkday)).toEqual(library<boolean>(days, 'days.isWorkday(date)'));
  });

  it('has the statutory days of 2027, provisionally', () => {
    const table = builtInCalendar.find(({ year }) => year === 2027)!;
    expect(table.holidays.map((date) => date.slice(5))).toEqual(
      '01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03'.split(' '),
    );
  });

  it('puts the lunar festivals of 2027–2034 on their days', () => {
    const provisional = builtInCalendar.filter(({ year }) => year >= 2027);
    expect(provisional).toHaveLength(8);
    for (const { year, status, holidays } of provisional) {
      const lunar = library<string>(
        holidays,
        '(({ lunarMon, lunarDay }) => `${lunarMon}/${lunarDay}`)(days.getLunarDate(date))',
      );
      expect(lunar).toEqual(expect.arrayContaining(['1/1', '1/2', '1/3', '5/5', '8/15']));
      expect(holidays).toContain(addDays(holidays[lunar.indexOf('1/1')]!, -1));
      expect(holidays).toContain(
        library<string>([''], `days.getSolarTermDate(${year}, 4, 'pure_brightness')`)[0],
      );
      expect(status).toBe('PROVISIONAL');
      // Thirteen days since 2025; Mid-Autumn may fall into National Day.
      expect(holidays).toHaveLength(year === 2028 || year === 2031 ? 12 : 13);
    }
  });

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
    const issues = calendarYearSchema().safeParse({ ...invented, ...change }).error?.issues;
    expect(issues?.map((issue) => issue.path)).toContainEqual(path);
  });
});
