import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInCalendar } from '../../shared/policy/calendar/built-in.ts';
import { lastDayDue } from './invariants/publicities.ts';
import { freezeAssembly, simulate } from './simulate.ts';

/** Histories that among them reach publicities, objections, sealed archives and claims; long runs: `npm run test:simulation`. */
const SEEDS = [32] as const;
const STEPS = 24;
/** Over the end of a quarter for these seeds, when redemptions are paid, and past what waits for an order or a delivery. */
const CALM = 'P20D';
const PATIENCE_MS = 240_000;

let assembly: string;
beforeAll(async () => {
  assembly = await freezeAssembly();
});
afterAll(() => rmSync(assembly, { recursive: true }));

describe('a random history under faults', () => {
  it.each(SEEDS)(
    '[design 6] leaves every invariant standing: seed %i',
    async (seed) => {
      const { violations, history } = await simulate({
        kind: 'days',
        seed,
        steps: STEPS,
        calm: CALM,
        assembly,
      });
      const replay = `npm run test:simulation -- --seed ${seed} --steps ${STEPS} --calm ${CALM}`;
      // The history of a seed that fails is part of what the failure shows.
      expect(violations.length === 0 ? [] : [...violations, ...history, replay]).toEqual([]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['2026-01-05T02:00:00.000Z', '2026-01-12'],
    ['2026-02-07T02:00:00.000Z', '2026-02-14'],
    ['2026-02-09T02:00:00.000Z', '2026-02-24'],
    ['2026-04-24T02:00:00.000Z', '2026-05-06'],
    ['2026-09-24T15:59:59.000Z', '2026-10-08'],
  ])('counts periods of its own: published %s, last day %s', (publishedAt, lastDay) => {
    expect(lastDayDue(publishedAt, builtInCalendar)).toBe(lastDay);
  });
});
