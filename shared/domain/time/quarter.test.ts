import { describe, expect, it } from 'vitest';
import { daysOfQuarter, quarterBefore, quarterOf } from './quarter.ts';

describe('a quarter of Shanghai', () => {
  it('begins at its midnight', () => {
    expect(quarterOf('2026-03-31T15:59:59.999Z')).toBe('2026Q1');
    expect(quarterOf('2026-03-31T16:00:00.000Z')).toBe('2026Q2');
  });

  it('has its first day and the first day after it', () => {
    expect(daysOfQuarter('2026Q1')).toEqual({ first: '2026-01-01', next: '2026-04-01' });
    expect(daysOfQuarter('2026Q4')).toEqual({ first: '2026-10-01', next: '2027-01-01' });
    expect(() => daysOfQuarter('2026Q5')).toThrow(RangeError);
  });

  it('follows the one before', () => {
    expect(quarterBefore('2026-01-15T00:00:00.000Z')).toBe('2025Q4');
    expect(quarterBefore('2026-09-30T16:00:00.000Z')).toBe('2026Q3');
  });
});
