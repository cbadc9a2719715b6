import { expect, it } from 'vitest';
import { Timeline } from './timeline.ts';

const at = (hour: number) => `2026-03-02T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** A clock that notes every move. */
function notingClock() {
  let now = at(1);
  const moves: string[] = [];
  const to = async (instant: string) => {
    now = instant;
    moves.push(instant);
  };
  return { moves, now: async () => now, to, advance: async () => undefined, rest: async () => undefined };
}

it('moves time to the earliest instant that is waited for, once nobody acts any more', async () => {
  const clock = notingClock();
  const timeline = new Timeline(clock, 2);
  const told: string[] = [];
  const story = (name: string, hours: readonly number[]) =>
    timeline.run(async () => {
      for (const hour of hours) {
        await timeline.to(at(hour));
        told.push(`${name} ${hour}`);
      }
    });
  await Promise.all([story('a', [3, 5]), story('b', [4]), story('c', [3, 9]), story('d', [])]);
  expect(told).toEqual(['a 3', 'c 3', 'b 4', 'a 5', 'c 9']);
  expect(clock.moves).toEqual([3, 4, 5, 9].map(at));
});

it('lets so many act at the same moment and no more', async () => {
  const timeline = new Timeline(notingClock(), 3);
  let acting = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      timeline.run(async () => {
        acting += 1;
        most = Math.max(most, acting);
        await Promise.resolve();
        acting -= 1;
        await timeline.to(at(2));
      }),
    ),
  );
  expect(most).toBe(3);
});

it('ends every story that waits when the clock refuses to move', async () => {
  const clock = { ...notingClock(), to: () => Promise.reject(new Error('the clock stands')) };
  const timeline = new Timeline(clock, 2);
  const story = () => timeline.run(() => timeline.to(at(3)));
  const ends = await Promise.allSettled([story(), story()]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('does not move for an instant that has passed', async () => {
  const clock = notingClock();
  const timeline = new Timeline(clock, 1);
  await timeline.run(() => timeline.to(at(0)));
  expect(clock.moves).toEqual([]);
});
