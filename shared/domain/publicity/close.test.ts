import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Acting } from '../acting.ts';
import { isRefusal } from '../problem.ts';
import { addDuration } from '../time/instant.ts';
import { decideClosePublicity, outcomeOf } from './close.ts';
import { decideReceiveObjection, decideSettleObjection, decideUpholdPublicity } from './objections.ts';
import { openAt, policy, stateAfter } from '../../../test/support/publicity-fixtures.ts';
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
