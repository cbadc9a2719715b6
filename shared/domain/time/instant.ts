import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** A moment: UTC, ISO-8601 with milliseconds, `2026-03-02T01:00:00.000Z`. Sorts as text. */
export type Instant = string;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

export const instantSchema = onFirstUse(() =>
  z.string().refine((value) => isInstant(value), {
    abort: true,
    message: 'expected an instant like 2026-03-02T01:00:00.000Z',
  }),
);

export function isInstant(value: string): boolean {
  if (!INSTANT.test(value)) return false;
  const ms = Date.parse(value);
  return Number.isFinite(ms) && new Date(ms).toISOString() === value;
}

/** Milliseconds since 1970-01-01T00:00Z. Throws RangeError for anything that is not an {@link Instant}. */
export function epochMs(instant: Instant): number {
  if (!isInstant(instant)) throw new RangeError(`not an instant: ${instant}`);
  return Date.parse(instant);
}

export function instantOf(ms: number): Instant {
  return new Date(ms).toISOString();
}

export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly ms?: number;
}

export function durationMs(duration: Duration): number {
  const { days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 } = duration;
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

/** Elapsed time, not calendar time: a day is 24 hours. For legal periods see day-count.ts. */
export function addDuration(instant: Instant, duration: Duration): Instant {
  return instantOf(epochMs(instant) + durationMs(duration));
}
