import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../policy/policy.ts';
import { instantOf } from '../time/instant.ts';
import { codeHold, codeRequests, decideUsePhone, noticeHold, type PhoneUsageBody } from './phone-usage.ts';

const policy = resolvePolicy([], '2026-03-02');
const START = Date.parse('2026-03-02T01:00:00Z');
const after = (seconds: number) => instantOf(START + seconds * 1000);
const EMPTY: PhoneUsageBody = { uses: [] };

/** What a number receives when it is offered messages at these moments, and refused ones are dropped. */
function received(offers: readonly (readonly [seconds: number, template: string])[]): PhoneUsageBody {
  return offers.reduce((usage, [seconds, template]) => {
    const now = after(seconds);
    if (noticeHold(usage, template, now, policy) !== undefined) return usage;
    return decideUsePhone(usage, { category: 'NOTICE', template }, { now, article: '9-1' }).body;
  }, EMPTY);
}

const offers = fc
  .array(fc.tuple(fc.nat({ max: 3 * 24 * 3600 }), fc.constantFrom('A', 'B', 'C')), { maxLength: 60 })
  .map((list) => list.toSorted(([a], [b]) => a - b));

describe('the rate of one number', () => {
  it('[9-1c] never exceeds one of a text in ten minutes and ten in 24 hours', () => {
    fc.assert(
      fc.property(offers, (list) => {
        const taken: { at: number; template: string }[] = [];
        list.reduce((usage, [seconds, template]) => {
          const now = after(seconds);
          if (noticeHold(usage, template, now, policy) !== undefined) return usage;
          taken.push({ at: seconds, template });
          return decideUsePhone(usage, { category: 'NOTICE', template }, { now, article: '9-1' }).body;
        }, EMPTY);
        for (const { at, template } of taken) {
          const window = (length: number) => taken.filter((each) => each.at <= at && each.at > at - length);
          expect(window(24 * 3600).length).toBeLessThanOrEqual(10);
          expect(window(600).filter((each) => each.template === template)).toHaveLength(1);
        }
      }),
    );
  });

  it('forgets what is older than 24 hours', () => {
    fc.assert(
      fc.property(offers, (list) => {
        const { uses } = received(list);
        const newest = Date.parse(uses.at(-1)?.at ?? after(0));
        expect(uses.every(({ at }) => newest - Date.parse(at) < 24 * 3_600_000)).toBe(true);
      }),
    );
  });

  it('names the moment and the rule, the longest one counting', () => {
    const ten = received(Array.from({ length: 10 }, (_, index) => [index * 700, 'A'] as const));
    expect(noticeHold(ten, 'A', after(6400), policy)).toEqual({
      until: after(24 * 3600),
      policyKey: 'sms.maxPerDay',
    });
    expect(noticeHold(ten, 'A', after(24 * 3600), policy)).toBeUndefined();
    expect(noticeHold(received([[0, 'A']]), 'A', after(599), policy)).toEqual({
      until: after(600),
      policyKey: 'sms.minGapMinutes',
    });
    expect(noticeHold(received([[0, 'A']]), 'A', after(600), policy)).toBeUndefined();
  });

  it('counts notices and codes apart', () => {
    const code = decideUsePhone(
      EMPTY,
      { category: 'OTP', template: 'A' },
      { now: after(0), article: '5-1c' },
    );
    expect(noticeHold(code.body, 'A', after(1), policy)).toBeUndefined();
    expect(codeHold(codeRequests(code.body), after(59), policy)).toEqual({
      until: after(60),
      policyKey: 'phoneCode.gapSeconds',
    });
    expect(codeHold(codeRequests(received([[0, 'A']])), after(1), policy)).toBeUndefined();
  });
});
