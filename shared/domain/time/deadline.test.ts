import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf, type CalendarYear } from './calendar.ts';
import {
  deadlineAt,
  deadlineInDays,
  deadlineInWorkingDays,
  deadlineInYears,
  extendDeadline,
  isDue,
  isProvisional,
  lastDayOf,
  recomputeDeadline,
} from './deadline.ts';
import { addDuration, instantOf } from './instant.ts';
import { daysBetween, fromEpochDay } from './local-date.ts';

const calendar = calendarOf(builtInCalendar);
const publicity = { policyKey: 'publicity.days', article: '5-3' } as const;
const base = '2026-09-24T01:00:00.000Z';

/** Invented official tables for tests: the statutory days and the given ones. */
function withDaysOff(...dates: string[]) {
  const changed = builtInCalendar.map((table): CalendarYear => ({
    ...table,
    status: 'OFFICIAL',
    sourceDoc: 'invented for this test',
    holidays: [...new Set([...table.holidays, ...dates.filter((date) => date.startsWith(`${table.year}-`))])],
    makeupWorkdays: table.makeupWorkdays.filter((date) => !dates.includes(date)),
  }));
  return calendarOf(changed);
}

const sevenDays = (from: string) =>
  deadlineInDays({ kind: 'PUBLICITY_CLOSE', base: from, amount: 7, source: publicity, calendar });

describe('deadline', () => {
  it('[5-3] carries kind, base, rule and derivation', () => {
    const deadline = sevenDays(base);
    expect(deadline).toMatchObject({
      kind: 'PUBLICITY_CLOSE',
      base,
      rule: { mode: 'CIVIL_CODE', amount: 7, unit: 'DAY', policyKey: 'publicity.days', article: '5-3' },
      dueAt: '2026-10-08T16:00:00.000Z',
      derivation: { countFrom: '2026-09-25', lastDay: '2026-10-08' },
      extensions: [],
    });
    expect(lastDayOf(deadline)).toBe('2026-10-08');
    expect(isProvisional(deadline)).toBe(false);
  });

  it('[5-4a] is due from its instant on, never before', () => {
    const deadline = sevenDays(base);
    expect(isDue(deadline, '2026-10-08T15:59:59.999Z')).toBe(false);
    expect(isDue(deadline, '2026-10-08T16:00:00.000Z')).toBe(true);
  });

  it('counts working days, years and fixed instants', () => {
    const source = { policyKey: 'hearing.replyDays', article: '5-2c' } as const;
    const reply = deadlineInWorkingDays({ kind: 'HEARING_REPLY', base, amount: 5, source, calendar });
    expect(reply.rule).toMatchObject({ mode: 'WORKDAYS', unit: 'WORKING_DAY', amount: 5 });
    expect(lastDayOf(reply)).toBe('2026-10-09');
    const yearly = { policyKey: 'profileUpdate.periodYears', article: '6-3' } as const;
    const update = deadlineInYears({ kind: 'PROFILE_UPDATE', base, amount: 1, source: yearly, calendar });
    expect(update).toMatchObject({ rule: { unit: 'YEAR', amount: 1 }, dueAt: '2027-09-24T16:00:00.000Z' });
    expect(isProvisional(update)).toBe(true);
    const quiet = { policyKey: 'sms.quietHours', article: '5-3' } as const;
    const morning = deadlineAt({ kind: 'SMS_QUIET', base, at: '2026-09-25T00:00:00.000Z', source: quiet });
    expect(morning).toMatchObject({
      rule: { mode: 'FIXED', unit: 'INSTANT' },
      dueAt: '2026-09-25T00:00:00.000Z',
    });
    expect(lastDayOf(morning)).toBe('2026-09-25');
    expect(isProvisional(morning)).toBe(false);
    expect(recomputeDeadline(morning, withDaysOff('2026-09-25'))).toBe(morning);
    expect(() =>
      deadlineAt({ kind: 'SMS_QUIET', base, at: '2026-09-23T00:00:00.000Z', source: quiet }),
    ).toThrow(RangeError);
  });

  it('extends after the last day and keeps the first derivation', () => {
    const source = { policyKey: 'publicity.outageExtensionDays', article: '5-3' } as const;
    const first = sevenDays(base);
    const extension = { amount: 1, mode: 'CIVIL_CODE', source, reason: '平台中断5小时' } as const;
    const extended = extendDeadline(first, extension, calendar);
    expect(lastDayOf(extended)).toBe('2026-10-09');
    expect(extended.derivation).toBe(first.derivation);
    expect(extended.extensions).toMatchObject([
      { reason: '平台中断5小时', derivation: { countFrom: '2026-10-09' } },
    ]);
    const inclusive = extendDeadline(first, { ...extension, mode: 'INCLUSIVE' }, calendar);
    expect(lastDayOf(inclusive)).toBe('2026-10-09');
    const twice = extendDeadline(extended, extension, calendar);
    expect(lastDayOf(twice)).toBe('2026-10-10');
    const late = recomputeDeadline(twice, withDaysOff('2026-10-08'));
    expect(lastDayOf(late)).toBe('2026-10-12');
    expect(late.extensions).toHaveLength(2);
  });

  it('[5-3] moves with a corrected calendar, only ever later', () => {
    const deadline = sevenDays('2026-01-05T01:00:00.000Z');
    expect(lastDayOf(deadline)).toBe('2026-01-12');
    const longer = recomputeDeadline(deadline, withDaysOff('2026-01-12'));
    expect(lastDayOf(longer)).toBe('2026-01-13');
    expect(longer.derivation).toMatchObject({ rolled: [{ date: '2026-01-12', reason: 'HOLIDAY' }] });
    expect(recomputeDeadline(longer, calendar)).toBe(longer);
    expect(recomputeDeadline(deadline, calendar)).toBe(deadline);
  });

  it('recomputes years and working days too', () => {
    const years = deadlineInYears({
      kind: 'PROFILE_UPDATE',
      base: '2026-03-02T01:00:00.000Z',
      amount: 1,
      source: { policyKey: 'profileUpdate.periodYears', article: '6-3' },
      calendar,
    });
    expect(lastDayOf(recomputeDeadline(years, withDaysOff('2027-03-02')))).toBe('2027-03-03');
    const days = deadlineInWorkingDays({
      kind: 'VERIFY_TARGET',
      base: '2026-03-02T01:00:00.000Z',
      amount: 10,
      source: { policyKey: 'onboarding.verifyTargetWorkingDays', article: '5-2c' },
      calendar,
    });
    expect(lastDayOf(days)).toBe('2026-03-16');
    expect(lastDayOf(recomputeDeadline(days, withDaysOff('2026-03-05')))).toBe('2026-03-17');
  });

  it('[5-3] never shortens, whatever days become holidays or cease to be', () => {
    const start = daysBetween('1970-01-01', '2026-01-01');
    const date = fc.integer({ min: start, max: start + 300 }).map(fromEpochDay);
    fc.assert(
      fc.property(
        date,
        fc.integer({ min: 1, max: 30 }),
        fc.constantFrom('CIVIL_CODE' as const, 'INCLUSIVE' as const, 'WORKDAYS' as const),
        fc.array(date, { maxLength: 10 }),
        (from, amount, mode, extra) => {
          const off = withDaysOff(...extra);
          const at = addDuration(instantOf(daysBetween('1970-01-01', from) * 86_400_000), { hours: 1 });
          const args = { kind: 'K', base: at, amount, source: publicity, mode };
          const before = deadlineInDays({ ...args, calendar });
          const longer = recomputeDeadline(before, off);
          expect(longer.dueAt >= before.dueAt).toBe(true);
          expect(longer.dueAt >= deadlineInDays({ ...args, calendar: off }).dueAt).toBe(true);
          expect(recomputeDeadline(longer, calendar)).toBe(longer);
          expect(mode !== 'CIVIL_CODE' || longer === before || off.isWorkday(lastDayOf(longer))).toBe(true);
        },
      ),
    );
  });
});
