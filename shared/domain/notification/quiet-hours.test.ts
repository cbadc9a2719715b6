import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../policy/parameters.ts';
import { instantOf } from '../time/instant.ts';
import { quietUntil } from './quiet-hours.ts';

const night = parameters['sms.quietHours'].default;
const anyInstant = fc
  .integer({ min: Date.parse('2026-03-01T00:00:00Z'), max: Date.parse('2027-03-01T00:00:00Z') })
  .map(instantOf);

describe('quiet hours', () => {
  it.each([
    ['2026-03-02T13:59:59.999Z', undefined],
    ['2026-03-02T14:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T16:00:00.000Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-02T23:59:59.999Z', '2026-03-03T00:00:00.000Z'],
    ['2026-03-03T00:00:00.000Z', undefined],
  ])('[9-1c] at %s last until %s', (now, until) => {
    expect(quietUntil(now, night)).toBe(until);
  });

  it('may lie within one day', () => {
    const noon = { from: '12:00', to: '14:00' };
    expect(quietUntil('2026-03-02T05:00:00.000Z', noon)).toBe('2026-03-02T06:00:00.000Z');
    expect(quietUntil('2026-03-02T06:00:00.000Z', noon)).toBeUndefined();
    expect(quietUntil('2026-03-02T14:30:00.000Z', noon)).toBeUndefined();
  });

  it('always end later than now, within ten hours, at a time that is not quiet', () => {
    fc.assert(
      fc.property(anyInstant, (now) => {
        const until = quietUntil(now, night) ?? now;
        const wait = Date.parse(until) - Date.parse(now);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(10 * 3_600_000);
        expect(quietUntil(until, night)).toBeUndefined();
      }),
    );
  });
});
