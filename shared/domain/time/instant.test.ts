import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, durationMs, epochMs, instantOf, instantSchema, isInstant } from './instant.ts';

const ms = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2099, 11, 31) });

describe('instant', () => {
  it('accepts UTC with milliseconds only', () => {
    expect(isInstant('2026-03-02T01:00:00.000Z')).toBe(true);
    for (const wrong of [
      '2026-03-02',
      '2026-03-02T01:00:00Z',
      '2026-03-02T09:00:00.000+08:00',
      '2026-02-30T00:00:00.000Z',
      '2026-13-01T00:00:00.000Z',
    ]) {
      expect(isInstant(wrong)).toBe(false);
      expect(instantSchema().safeParse(wrong).success).toBe(false);
      expect(() => epochMs(wrong)).toThrow(RangeError);
    }
  });

  it('adds elapsed time', () => {
    expect(addDuration('2026-02-28T23:30:00.000Z', { minutes: 45 })).toBe('2026-03-01T00:15:00.000Z');
    expect(addDuration('2026-03-02T01:00:00.000Z', { days: 1, hours: -2, seconds: 3, ms: 4 })).toBe(
      '2026-03-02T23:00:03.004Z',
    );
    expect(durationMs({ days: 1 })).toBe(86_400_000);
  });

  it('round-trips and sorts as text', () => {
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(epochMs(instantOf(a))).toBe(a);
        expect(instantOf(a) < instantOf(b)).toBe(a < b);
      }),
    );
  });
});
