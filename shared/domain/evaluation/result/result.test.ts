import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheme } from '../../../../test/support/evaluation-fixtures.ts';
import type { RankKey } from '../ranking/rank-key.ts';
import { categoryResultIdOf, publicitySubjectOf, resultOfSubject } from './category-result.ts';
import type { CategoryRanking, CategoryResultState } from './category-result.ts';
import {
  decideEndPublicity,
  decidePassUnlisted,
  decidePubliciseCategory,
  decidePublishCategory,
} from './decide-publicity.ts';
import { decideFinishRanking, decideOrderRanking, decideProposeRanking } from './decide-ranking.ts';
import { countGrades, formResult, resultHash, unheardOf } from './form-result.ts';

const [LAB = '', RND = ''] = scheme.categories;
const NOW = '2027-05-10T01:00:00.000Z';

const anyKeys = fc
  .array(
    fc.record({
      agency: fc.nat(30),
      category: fc.constantFrom(LAB, RND),
      total: fc.integer({ min: 4000, max: 10_000 }),
      standing: fc.constantFrom('RANKED', 'RANKED', 'RANKED', 'NO_ACTIVITY', 'WITHHELD', 'EXCLUDED'),
    }),
    { maxLength: 60 },
  )
  .map((list): RankKey[] => {
    const unique = new Map(list.map((each) => [`${each.category}.${each.agency}`, each]));
    return [...unique.values()].map(({ agency, category, total, standing }) => ({
      entryId: `2027.${category}.A${agency}`,
      agencyId: `A${agency}`,
      category,
      total,
      feedback: 1000,
      quality: 1000,
      orders: 9,
      users: 5,
      complaints: 0,
      onboardedOn: '2024-01-01',
      standing: standing as RankKey['standing'],
    }));
  });

const byCategory = (keys: readonly RankKey[]) => Map.groupBy(keys, ({ category }) => category);
const hashOf = (keys: readonly RankKey[]) => resultHash('2027', 'hash', formResult(scheme, byCategory(keys)));

describe('[9-4] the result', () => {
  it('[10-1a] is the same in whatever order its keys arrive', () =>
    fc.assert(
      fc.property(anyKeys, fc.nat(), (keys, turn) => {
        const turned = keys.toSorted((a, b) => ((a.total * 7 + turn) % 13) - ((b.total * 7 + turn) % 13));
        expect(hashOf(turned)).toBe(hashOf(keys));
      }),
    ));

  it('[10-3a] [10-1c] ranks each agency once at most, with one of four grades or none', () =>
    fc.assert(
      fc.property(anyKeys, (keys) => {
        const rows = formResult(scheme, byCategory(keys)).flatMap((each) => each.rows);
        const primaries = rows.filter(({ primary }) => primary).map(({ agencyId }) => agencyId);
        expect(new Set(primaries).size).toBe(primaries.length);
        expect(rows.every(({ primary, grade }) => primary === (grade !== undefined))).toBe(true);
        expect(rows.length).toBe(keys.filter(({ standing }) => standing !== 'EXCLUDED').length);
        expect(Object.values(countGrades(rows)).reduce((sum, n) => sum + n, 0)).toBe(primaries.length);
      }),
    ));

  it('names who would be unqualified without a hearing', () => {
    const keys: RankKey[] = fc.sample(anyKeys, { numRuns: 1, seed: 3 })[0] ?? [];
    const low = { ...keys[0]!, standing: 'RANKED' as const, total: 3000, agencyId: 'LOW', entryId: 'LOW' };
    const rows = (key: RankKey) => formResult(scheme, byCategory([key])).flatMap((each) => each.rows);
    expect(unheardOf(rows(low), [low])).toEqual(['LOW']);
    const heard = { ...low, unqualified: true as const };
    expect(unheardOf(rows(heard), [heard])).toEqual([]);
  });
});

const ranking = (draft: number, rankingHash: string): CategoryRanking => ({
  draft,
  run: String(draft),
  rankingHash,
  entries: 1,
  listed: 1,
  ranked: 1,
  ratio: {},
  grades: {},
  unheard: [],
  at: NOW,
});

type Decision = {
  readonly events: readonly { readonly to?: string }[];
  readonly body: CategoryResultState['body'];
};
const after = (state: CategoryResultState | undefined, decided: unknown): CategoryResultState => {
  const { events, body } = decided as Decision;
  const status = events.findLast(({ to }) => to !== undefined)?.to ?? state?.status ?? '';
  return { id: categoryResultIdOf('2027', LAB), status, body };
};
const about = { cycleId: '2027', category: LAB };

function drafted(more: Partial<CategoryRanking> = {}): CategoryResultState {
  let state = after(undefined, decideProposeRanking(about, undefined, { ...ranking(1, 'one'), ...more }));
  state = after(state, decideOrderRanking(state, NOW));
  return after(state, decideFinishRanking(state, 1, NOW));
}
const publicised = () => after(drafted(), decidePubliciseCategory(drafted(), 'P1', NOW));

describe('[9-5] the result of a category', () => {
  it('keeps its notice where a new draft changes nothing, and is written anew where it does', () => {
    const same = after(publicised(), decideProposeRanking(about, publicised(), ranking(2, 'one')));
    expect(decideOrderRanking(same, NOW)).toBeUndefined();
    const other = after(publicised(), decideProposeRanking(about, publicised(), ranking(2, 'two')));
    expect(other.status).toBe('PUBLICISED');
    expect(after(other, decideOrderRanking(other, NOW)).status).toBe('WRITING');
  });

  it('ends with the notice it has, not with an earlier one', () => {
    expect(decideEndPublicity(publicised(), 'clear', 'P0', NOW)).toBeUndefined();
    const clear = after(publicised(), decideEndPublicity(publicised(), 'clear', 'P1', NOW));
    expect(clear.status).toBe('CLEAR');
    expect(after(clear, decidePublishCategory(clear, NOW)).status).toBe('PUBLISHED');
  });

  it('upheld is written anew even where nothing changes', () => {
    const upheld = after(publicised(), decideEndPublicity(publicised(), 'uphold', 'P1', NOW));
    const again = after(upheld, decideProposeRanking(about, upheld, ranking(2, 'one')));
    expect(after(again, decideOrderRanking(again, NOW)).status).toBe('WRITING');
  });

  it('is not published before its notice is over', () => {
    expect(decidePublishCategory(publicised(), NOW)).toBeUndefined();
  });

  it('is clear without a notice where nobody is in its list, and was never publicised otherwise', () => {
    const empty = drafted({ listed: 0 });
    const passed = after(empty, decidePassUnlisted(empty, NOW));
    expect(passed.status).toBe('CLEAR');
    expect(after(passed, decidePublishCategory(passed, NOW)).status).toBe('PUBLISHED');
    expect(decidePassUnlisted(passed, NOW)).toBeUndefined();
    expect(decidePassUnlisted(drafted({ listed: 1 }), NOW)).toBeUndefined();
    const { publicity } = publicised().body;
    expect(decidePassUnlisted({ ...empty, body: { ...empty.body, publicity } }, NOW)).toBeUndefined();
  });

  it('is found by the subject of its notice', () => {
    expect(resultOfSubject(publicitySubjectOf('2027-2', LAB, 3).id)).toEqual({
      cycleId: '2027-2',
      category: LAB,
    });
    expect(resultOfSubject('01JQCASE')).toBeUndefined();
  });
});
