import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acting } from '../acting.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import { calendarOf } from '../time/calendar.ts';
import { addDuration } from '../time/instant.ts';
import { decideExtendForCalendar, decideExtendPublicity } from './extend.ts';
import { calendar, openAt, policy, stateAfter } from '../../../test/support/publicity-fixtures.ts';
import type { PublicityState } from './publicity.ts';

const NOON = '2026-03-05T04:00:00.000Z';
const CLOSES = '2026-03-09T16:00:00.000Z';
const officer = (id: string, ...roles: Acting['roles']): Acting => ({
  now: NOON,
  actor: { id, role: roles[0] ?? 'PUBLIC' },
  roles,
});
describe('extending', () => {
  it('[5-3] extends a day for an outage of more than four hours, and for none shorter', () => {
    const admin = { ...officer('a', 'CENTRE_ADMIN'), policy, calendar };
    const outage = (hours: number, ms = 0) => ({
      cause: 'OUTAGE' as const,
      from: '2026-03-04T16:00:00.000Z',
      to: addDuration('2026-03-04T16:00:00.000Z', { hours, ms }),
      reason: '机房断电',
    });
    expect(decideExtendPublicity(openAt(), outage(4), admin)).toMatchObject({ refused: 'VALIDATION_FAILED' });
    const longer = stateAfter(openAt(), decideExtendPublicity(openAt(), outage(4, 1), admin));
    expect(longer.body.period.lastDay).toBe('2026-03-10');
    expect(longer.deadlines.PUBLICITY_CLOSE?.dueAt).toBe('2026-03-10T16:00:00.000Z');
    expect(longer.body.extensions).toMatchObject([
      { cause: 'OUTAGE', formerLastDay: '2026-03-09', lastDay: '2026-03-10' },
    ]);
  });

  it('[5-3] counts only what an outage took of the period itself', () => {
    const admin = { ...officer('a', 'CENTRE_ADMIN'), policy, calendar };
    const before = {
      cause: 'OUTAGE',
      from: '2026-03-01T16:00:00.000Z',
      to: '2026-03-02T04:59:00.000Z',
      reason: 'x',
    } as const;
    expect(decideExtendPublicity(openAt(), before, admin)).toMatchObject({ refused: 'VALIDATION_FAILED' });
  });

  it('[5-3] leaves extending to the administrator, and only while the period runs', () => {
    const correction = { cause: 'CORRECTION', days: 2, reason: '更正' } as const;
    const reviewer = { ...officer('r', 'CENTRE_REVIEWER'), policy, calendar };
    expect(decideExtendPublicity(openAt(), correction, reviewer)).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const late = { ...officer('a', 'CENTRE_ADMIN'), now: CLOSES, policy, calendar };
    expect(decideExtendPublicity(openAt(), correction, late)).toMatchObject({ refused: 'DEADLINE_PASSED' });
  });

  it('[5-3] moves the last day out of a new holiday, and never shortens', () => {
    const march = {
      status: 'OFFICIAL' as const,
      sourceDoc: 'invented',
      sourceDate: '2026-03-03',
      makeupWorkdays: [],
    };
    const table = { ...march, year: 2026, holidays: ['2026-03-09', '2026-03-10'] };
    const longer = decideExtendForCalendar(openAt(), {
      now: NOON,
      calendar: calendarOf([...builtInCalendar, table]),
    });
    expect(longer?.body.period.lastDay).toBe('2026-03-11');
    expect(longer?.events[0]?.data).toMatchObject({ cause: 'CALENDAR', lastDay: '2026-03-11' });
    const spring = openAt('2026-02-09T01:00:00.000Z');
    const without = calendarOf([...builtInCalendar, { ...march, year: 2026, holidays: ['2026-01-01'] }]);
    expect(
      decideExtendForCalendar(spring, { now: '2026-02-10T01:00:00.000Z', calendar: without }),
    ).toBeUndefined();
  });

  const corrected = (state: PublicityState, days: number) => {
    const admin = { ...officer('a', 'CENTRE_ADMIN'), policy, calendar };
    return stateAfter(state, decideExtendPublicity(state, { cause: 'CORRECTION', days, reason: 'x' }, admin));
  };

  const recounted = (state: PublicityState, holidays: string[]) => {
    const table = {
      year: 2026,
      status: 'OFFICIAL',
      sourceDoc: 'invented',
      sourceDate: '2026-03-03',
    } as const;
    const under = calendarOf([...builtInCalendar, { ...table, holidays, makeupWorkdays: [] }]);
    const decided = decideExtendForCalendar(state, { now: NOON, calendar: under });
    return decided ? stateAfter(state, decided) : state;
  };

  it('[5-3] is only ever extended, whatever is asked in whatever order', () => {
    const holiday = fc.integer({ min: 1, max: 28 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`);
    const change = fc.oneof(
      fc.record({ days: fc.integer({ min: 1, max: 9 }) }),
      fc.record({ holidays: fc.uniqueArray(holiday, { minLength: 1, maxLength: 8 }) }),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
        let state = openAt();
        for (const each of changes) {
          const { closesAt } = state.body.period;
          state = 'days' in each ? corrected(state, each.days) : recounted(state, each.holidays);
          expect(state.body.period.closesAt >= closesAt).toBe(true);
          expect(state.body.period.closesAt > closesAt || 'holidays' in each).toBe(true);
          expect(state.deadlines.PUBLICITY_CLOSE?.dueAt).toBe(state.body.period.closesAt);
        }
      }),
    );
  });
});
