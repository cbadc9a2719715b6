import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { resolvePolicy } from '../../../policy/policy.ts';
import { isRefusal, orThrow } from '../../problem.ts';
import type { RankKey } from '../ranking/rank-key.ts';
import { schemeFrom, schemeHash } from '../scheme/scheme.ts';
import { compareSchemes } from './compare.ts';
import { decideFinishRehearsal, decideOrderRehearsal } from './rehearsal.ts';

const NOW = '2027-06-01T01:00:00.000Z';
const COMMISSION = {
  now: NOW,
  actor: { id: 'u-wu', role: 'COMMISSION_OFFICER' },
  roles: ['COMMISSION_OFFICER'] as const,
};
const SYSTEM = { now: NOW, actor: { id: 'SYSTEM', role: 'SYSTEM' }, roles: ['SYSTEM'] as const };
const base = schemeFrom(resolvePolicy([], '2027-06-01'), {
  id: 'scheme-1',
  version: 1,
  effectiveCycle: '2027',
});
const [first = ''] = base.categories;
const key = (n: number, total: number): RankKey => ({
  entryId: `2027.${first}.a${n}`,
  agencyId: `a${n}`,
  category: first,
  total,
  feedback: 100_000,
  quality: 100_000,
  orders: 10,
  users: 5,
  complaints: 0,
  onboardedOn: '2023-05-01',
  standing: 'RANKED',
});
const keys = Array.from({ length: 20 }, (_, n) => {
  const each = key(n, 9500 - n * 100);
  return { base: each, draft: each };
});
const stricter = { ...base, floors: { ...base.floors, EXCELLENT: 94 } };

describe('[8-3] a rehearsal', () => {
  it('finds nobody who changes under the same scheme', () => {
    expect(compareSchemes(base, base, keys).result).toMatchObject({ agencies: 20, changed: 0 });
  });

  it('names who changes grade, from where to where', () => {
    const { changes, result } = compareSchemes(base, stricter, keys);
    expect(result).toMatchObject({ entries: 20, agencies: 20, changed: 4, better: 0, worse: 4 });
    expect(changes[0]).toMatchObject({
      agencyId: 'a2',
      from: { grade: 'EXCELLENT', rank: 3, of: 20 },
      to: { rank: 3 },
    });
  });

  it('does not depend on the order of the keys', () => {
    const expected = compareSchemes(base, stricter, keys);
    fc.assert(
      fc.property(fc.shuffledSubarray(keys, { minLength: keys.length }), (shuffled) => {
        expect(compareSchemes(base, stricter, shuffled)).toEqual(expected);
      }),
    );
  });

  it('tries no scheme that could not be locked', () => {
    const order = { cycleId: '2027', reason: '试算', baseHash: schemeHash(base) };
    const lacking = { ...base, indicators: base.indicators.slice(1) };
    expect(isRefusal(decideOrderRehearsal('R1', { ...order, draft: lacking }, COMMISSION))).toBe(true);
    const ordered = orThrow(decideOrderRehearsal('R1', { ...order, draft: stricter }, COMMISSION));
    expect(ordered.events[0]).toMatchObject({ type: 'RehearsalOrdered', to: 'RUNNING' });
    const running = { id: 'R1', status: 'RUNNING', body: ordered.body };
    const { result } = compareSchemes(base, stricter, keys);
    const done = orThrow(decideFinishRehearsal(running, result, SYSTEM));
    expect(done.body.result).toMatchObject({ changed: 4 });
    expect(isRefusal(decideFinishRehearsal({ ...running, status: 'DONE' }, result, SYSTEM))).toBe(true);
  });
});
