import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 40_000;
const STEP_MS = 60;

/**
 * Looks again and again until what is seen holds, and gives it. @throws with what was seen last when it does not
 * hold within `limitMs` of real time.
 */
export async function until<T>(
  look: () => Promise<T>,
  holds: (seen: T) => boolean,
  what: string,
  limitMs = LIMIT_MS,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (performance.now() > end)
      throw new Error(`not within ${limitMs} ms: ${what}; last seen ${JSON.stringify(seen)}`);
    await pause(STEP_MS);
  }
}
