import { describe, expect, it } from 'vitest';
import { scheme } from '../../../../test/support/evaluation-fixtures.ts';
import type { EntryBody, EntryState } from '../entry/entry.ts';
import { decidePlaceInScope } from '../entry/place.ts';
import { rehearsedSubjectOf } from './subject.ts';

const entry = (more: Partial<EntryBody>): EntryState => ({
  id: '2027.INSPECTION_TESTING.A1',
  status: 'REVIEWED',
  body: {
    ...decidePlaceInScope({
      cycleId: '2027',
      agencyId: 'A1',
      uscc: '91310104MA1FX0010C',
      agencyName: '样例',
      category: 'INSPECTION_TESTING',
      onboardedOn: '2024-02-01',
      agencyStatus: 'ACTIVE',
      suspendedInPeriod: false,
    }).body,
    ...more,
  },
});
const triggers = (confirmed: boolean, ...codes: string[]) =>
  codes.map((code) => ({ code, ref: `X#${code}`, confirmed }));
const decided = (state: 'CONFIRMED' | 'LIFTED' | 'PROPOSED', heard?: string[]) => ({
  unqualified: { state, ...(heard && { heard }) },
});
const without = (...codes: string[]) => ({
  triggers: scheme.triggers.filter((each) => !codes.includes(each)),
  caps: scheme.caps.filter((each) => !codes.includes(each)),
});
const unqualified = (more: Partial<EntryBody>, by: ReturnType<typeof without>) =>
  rehearsedSubjectOf(entry(more), by).unqualified;

describe('[8-3] an entry under a rehearsed scheme', () => {
  it('[8-3] is unqualified on the confirmed grounds that the scheme knows, and on no other', () => {
    const checks = { ...decided('CONFIRMED'), triggers: triggers(true, 'SPOT_CHECKS_FAILED') };
    expect(unqualified(checks, without())).toBe(true);
    expect(unqualified(checks, without('SPOT_CHECKS_FAILED'))).toBe(false);
    const both = {
      ...decided('CONFIRMED'),
      triggers: triggers(true, 'SPOT_CHECKS_FAILED', 'COOPERATION_REFUSED'),
    };
    expect(unqualified(both, without('SPOT_CHECKS_FAILED'))).toBe(true);
    expect(unqualified(both, without('SPOT_CHECKS_FAILED', 'COOPERATION_REFUSED'))).toBe(false);
  });

  it('[8-3] that fell below the floor alone is judged by the floor of the scheme', () => {
    expect(unqualified(decided('CONFIRMED', ['SCORE_BELOW_FLOOR']), without())).toBe(false);
    const heard = ['SCORE_BELOW_FLOOR', 'COOPERATION_REFUSED'];
    expect(unqualified(decided('CONFIRMED', heard), without())).toBe(true);
    expect(unqualified(decided('CONFIRMED', heard), without('COOPERATION_REFUSED'))).toBe(false);
  });

  it('[8-3] keeps what was decided without naming a ground, and nothing that was not decided', () => {
    expect(unqualified(decided('CONFIRMED'), without())).toBe(true);
    for (const open of ['PROPOSED', 'LIFTED'] as const)
      expect(
        unqualified({ ...decided(open), triggers: triggers(false, 'COOPERATION_REFUSED') }, without()),
      ).toBe(false);
    expect(unqualified({}, without())).toBe(false);
  });

  it('[8-3] is capped by the caps that the scheme knows', () => {
    const capped = (more: Partial<EntryBody>, by = without()) => rehearsedSubjectOf(entry(more), by).capped;
    const late = { caps: ['ABNORMAL_LIST_CURED_LATE'] };
    expect([capped({}), capped(late), capped(late, without('ABNORMAL_LIST_CURED_LATE'))]).toEqual([
      false,
      true,
      false,
    ]);
    expect(capped({ suspendedInPeriod: true }, without('ABNORMAL_LIST_CURED_LATE'))).toBe(true);
  });
});
