import { describe, expect, it } from 'vitest';
import { addDuration } from './duration.ts';

const at = (iso: string) => Date.parse(iso);

describe('addDuration', () => {
  it.each([
    ['2026-03-02T01:00:00Z', 'P7D', '2026-03-09T01:00:00Z'],
    ['2026-03-02T01:00:00Z', 'P1W', '2026-03-09T01:00:00Z'],
    ['2026-03-02T01:00:00Z', 'PT1H30M', '2026-03-02T02:30:00Z'],
    ['2026-03-02T01:00:00Z', 'PT0.5S', '2026-03-02T01:00:00.500Z'],
    ['2026-01-31T01:00:00Z', 'P1M', '2026-02-28T01:00:00Z'],
    ['2026-01-30T17:00:00Z', 'P1M', '2026-02-27T17:00:00Z'],
    ['2026-03-02T01:00:00Z', 'P1Y1D', '2027-03-03T01:00:00Z'],
  ])('%s + %s', (from, duration, expected) => {
    expect(addDuration(at(from), duration)).toBe(at(expected));
  });

  it.each(['7D', 'P', 'PT', '-P1D', 'P1.5D', 'a week'])('refuses %s', (duration) => {
    expect(() => addDuration(0, duration)).toThrow('ISO 8601');
  });
});
