import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { resolvePolicy } from '../../policy/policy.ts';
import { builtInCalendar } from '../../policy/calendar/built-in.ts';
import type { Acting } from '../onboarding/case-state.ts';
import { isRefusal } from '../problem.ts';
import { calendarOf } from '../time/calendar.ts';
import { addDuration, instantOf } from '../time/instant.ts';
import { daysBetween } from '../time/local-date.ts';
import { decideCancelForError, decideCancelPublicity, decideProposeCancellation } from './cancel.ts';
import { decideClosePublicity, outcomeOf, refuseContentChange } from './close.ts';
import { freezeContent } from './content.ts';
import { decideExtendForCalendar, decideExtendPublicity } from './extend.ts';
import { decideReceiveObjection, decideSettleObjection, decideUpholdPublicity } from './objections.ts';
import { decideReplacePublicity } from './open.ts';
import { calendar, content, openAt, policy, stateAfter } from '../../../test/support/publicity-fixtures.ts';
import { decideAwaitReCheck } from './re-check.ts';
import type { PublicityState } from './publicity.ts';

const NOON = '2026-03-05T04:00:00.000Z';
const CLOSES = '2026-03-09T16:00:00.000Z';
const officer = (id: string, ...roles: Acting['roles']): Acting => ({
  now: NOON,
  actor: { id, role: roles[0] ?? 'PUBLIC' },
  roles,
});
const withObjections = (state: PublicityState, ...ids: string[]) =>
  ids.reduce((before, id) => stateAfter(before, decideReceiveObjection(before, id, { now: NOON })), state);

describe('opening', () => {
  it('[5-3] freezes the content under the SHA-256 of its canonical form', () => {
    const { body } = openAt();
    expect(body.contentHash).toBe(createHash('sha256').update(body.content).digest('hex'));
    const reordered = Object.fromEntries(Object.entries(content).toReversed());
    expect(freezeContent(reordered as typeof content).contentHash).toBe(body.contentHash);
  });

  it('[5-3] prints the dates of the Civil Code and keeps how they were counted', () => {
    const { body, deadlines } = openAt('2026-02-09T01:00:00.000Z');
    expect(body.period).toMatchObject({
      publishedOn: '2026-02-09',
      countFrom: '2026-02-10',
      lastDay: '2026-02-24',
    });
    expect(body.period.rolled.length).toBe(8);
    expect(deadlines.PUBLICITY_CLOSE?.dueAt).toBe('2026-02-24T16:00:00.000Z');
  });

  it('[5-3] counts in the mode of the policy', () => {
    const override = { sequence: 1, key: 'publicity.countMode', effectiveFrom: '2026-03-01', reason: 'test' };
    const inclusive = resolvePolicy([{ ...override, value: 'INCLUSIVE' }], '2026-03-02');
    const workdays = resolvePolicy([{ ...override, value: 'WORKDAYS' }], '2026-03-02');
    expect(openAt('2026-01-05T01:00:00.000Z', inclusive).body.period.lastDay).toBe('2026-01-11');
    expect(openAt('2026-01-05T01:00:00.000Z', workdays).body.period.lastDay).toBe('2026-01-14');
  });

  it('[5-3] never gives less than seven whole days', () => {
    const from = Date.parse('2026-03-01T00:00:00Z');
    const to = Date.parse('2030-08-01T00:00:00Z');
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (ms) => {
        const { period } = openAt(instantOf(ms)).body;
        expect(daysBetween(period.publishedOn, period.lastDay)).toBeGreaterThanOrEqual(7);
        expect(Date.parse(period.closesAt) - ms).toBeGreaterThanOrEqual(7 * 86_400_000);
      }),
    );
  });
});

describe('changing', () => {
  it('[5-3] refuses to edit the content and says how else', () => {
    expect(refuseContentChange(openAt())).toMatchObject({
      refused: 'PUBLICITY_CONTENT_FIXED',
      article: '5-3',
    });
  });

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

  it('[5-3] cancels an erroneous notice by two persons', () => {
    expect(decideCancelForError(openAt(), officer('r', 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'ILLEGAL_TRANSITION',
    });
    const proposed = stateAfter(
      openAt(),
      decideProposeCancellation(openAt(), { reason: '错字' }, officer('r', 'CENTRE_REVIEWER')),
    );
    expect(decideCancelForError(proposed, officer('r', 'CENTRE_REVIEWER'))).toMatchObject({
      refused: 'FOUR_EYES',
    });
    expect(decideCancelForError(proposed, officer('o', 'CENTRE_OFFICER'))).toMatchObject({
      refused: 'FORBIDDEN_ROLE',
    });
    const cancelled = stateAfter(proposed, decideCancelForError(proposed, officer('s', 'CENTRE_REVIEWER')));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', deadlines: {} });
    expect(stateAfter(cancelled, decideReplacePublicity(cancelled, 'P2')).refs.successor).toBe('P2');
  });

  it('[5-3] ends with the withdrawal of its case', () => {
    const cancelled = stateAfter(openAt(), decideCancelPublicity(openAt(), {}, { now: NOON }));
    expect(cancelled.status).toBe('CANCELLED');
    expect(isRefusal(decideCancelPublicity(cancelled, {}, { now: NOON }))).toBe(true);
  });
});

describe('objections against it', () => {
  it('[5-3x] counts each until its end, and offers a complaint afterwards', () => {
    const state = withObjections(openAt(), 'O1', 'O2');
    expect(state.body.objections).toEqual({ received: 2, undecided: ['O1', 'O2'], upheld: [] });
    expect(decideReceiveObjection(state, 'O3', { now: CLOSES })).toMatchObject({
      refused: 'OBJECTION_PERIOD_OVER',
      extra: { links: { complaint: '/complaints' } },
    });
  });

  it('[5-3x] accepts none at or after closesAt, whatever the state', () => {
    const states = [
      openAt(),
      withObjections(openAt(), 'O1'),
      stateAfter(openAt(), decideClosePublicity(openAt(), {}, { now: CLOSES })),
      stateAfter(openAt(), decideAwaitReCheck(openAt(), { now: CLOSES, policy })),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...states), fc.nat(400 * 86_400_000), (state, ms) => {
        const decided = decideReceiveObjection(state, 'O9', { now: addDuration(CLOSES, { ms }) });
        expect(decided).toMatchObject({ refused: 'OBJECTION_PERIOD_OVER' });
      }),
    );
    expect(isRefusal(decideReceiveObjection(openAt(), 'O9', { now: addDuration(CLOSES, { ms: -1 }) }))).toBe(
      false,
    );
  });

  it('[5-4b] clears once the last one is settled, in any order', () => {
    const ids = ['O1', 'O2', 'O3'];
    const pending = withObjections(openAt(), ...ids);
    const closed = stateAfter(pending, decideClosePublicity(pending, {}, { now: CLOSES }));
    expect(closed.status).toBe('CLOSED_PENDING');
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 3 }), (order) => {
        const states = [closed];
        for (const id of order)
          states.push(stateAfter(states.at(-1), decideSettleObjection(states.at(-1)!, id, { now: CLOSES })));
        expect(states.map(({ status }) => status)).toEqual([
          'CLOSED_PENDING',
          'CLOSED_PENDING',
          'CLOSED_PENDING',
          'CLEARED',
        ]);
      }),
    );
  });

  it('[5-4b] is upheld by one that affects the subject, open or closed', () => {
    const reviewer = officer('r', 'CENTRE_REVIEWER');
    const open = withObjections(openAt(), 'O1', 'O2');
    const upheld = stateAfter(
      open,
      decideUpholdPublicity(open, { objectionId: 'O1', hearingId: 'H1' }, reviewer),
    );
    expect(upheld).toMatchObject({ status: 'UPHELD', deadlines: {}, refs: { hearing: 'H1' } });
    const both = stateAfter(upheld, decideUpholdPublicity(upheld, { objectionId: 'O2' }, reviewer));
    expect(both.body.objections).toEqual({ received: 2, undecided: [], upheld: ['O1', 'O2'] });
    const byOfficer = decideUpholdPublicity(open, { objectionId: 'O1' }, officer('o', 'CENTRE_OFFICER'));
    expect(byOfficer).toMatchObject({ refused: 'FORBIDDEN_ROLE' });
  });
});

describe('closing', () => {
  it('[5-3] refuses to close early, to the millisecond', () => {
    const early = decideClosePublicity(openAt(), {}, { now: addDuration(CLOSES, { ms: -1 }) });
    expect(early).toMatchObject({ refused: 'PUBLICITY_RUNNING', extra: { closesAt: CLOSES } });
    expect(stateAfter(openAt(), decideClosePublicity(openAt(), {}, { now: CLOSES })).status).toBe(
      'CLOSED_CLEAR',
    );
  });

  it('[5-4a] closes once: a second close is refused and changes nothing', () => {
    fc.assert(
      fc.property(fc.nat(30 * 86_400_000), fc.nat(2), (ms, objections) => {
        const now = addDuration(CLOSES, { ms });
        const open = withObjections(openAt(), ...['O1', 'O2'].slice(0, objections));
        const closed = stateAfter(open, decideClosePublicity(open, {}, { now }));
        expect(closed.status).toBe(outcomeOf(open) === 'CLEAR' ? 'CLOSED_CLEAR' : 'CLOSED_PENDING');
        expect(decideClosePublicity(closed, {}, { now })).toMatchObject({ refused: 'ILLEGAL_TRANSITION' });
      }),
    );
  });

  it('[5-4a] waits for a source with a clock of its own', () => {
    const waiting = stateAfter(openAt(), decideAwaitReCheck(openAt(), { now: CLOSES, policy }));
    expect(Object.keys(waiting.deadlines)).toEqual(['PUBLICITY_RE_CHECK']);
    expect(waiting.deadlines.PUBLICITY_RE_CHECK?.dueAt).toBe('2026-03-09T17:00:00.000Z');
    expect(waiting.status).toBe('OPEN');
    const closed = stateAfter(
      waiting,
      decideClosePublicity(waiting, {}, { now: '2026-03-09T17:00:00.000Z' }),
    );
    expect(closed).toMatchObject({ status: 'CLOSED_CLEAR', deadlines: {} });
  });
});
