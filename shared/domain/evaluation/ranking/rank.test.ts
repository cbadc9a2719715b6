import { describe, expect, it } from 'vitest';
import { rankKey, scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { GRADES } from './grade.ts';
import { choosePrimaries } from './primaries.ts';
import type { RankKey } from './rank-key.ts';
import { rankCategory } from './rank.ts';
import { ratioTable } from './ratios.ts';

const many = (n: number, change: (at: number) => Partial<RankKey> = () => ({})) =>
  Array.from({ length: n }, (_, at) => rankKey(at, change(at)));
const grades = (keys: readonly RankKey[]) =>
  rankCategory(scheme, keys).entries.map(({ rank, grade }) => `${rank ?? '-'} ${grade}`);
const counted = (keys: readonly RankKey[]) => {
  const { entries } = rankCategory(scheme, keys);
  return GRADES.map((grade) => entries.filter((entry) => entry.grade === grade).length);
};

describe('[10-1b] the ratio that depends on how many take part', () => {
  it.each([
    [60, 9, 18],
    [50, 7, 15],
    [49, 9, 14],
    [30, 6, 9],
    [12, 2, 3],
    [10, 2, 3],
    [7, 1, 2],
    [5, 1, 1],
  ])('%i: %i excellent, %i good', (n, excellentAtMost, goodAtMost) => {
    expect(ratioTable(scheme, n)).toEqual({ n, excellentAtMost, goodAtMost });
    expect(counted(many(n))).toEqual([excellentAtMost, goodAtMost, n - excellentAtMost - goodAtMost, 0]);
  });

  it('gives good by score among fewer than five', () => {
    expect(ratioTable(scheme, 4)).toEqual({ n: 4, excellentAtMost: 1, goodFrom: 8_000 });
    const keys = [8_900, 8_800, 8_000, 7_999].map((total, at) => rankKey(at, { total }));
    expect(grades(keys)).toEqual(['1 EXCELLENT', '2 GOOD', '3 GOOD', '4 QUALIFIED']);
    expect(rankCategory(scheme, keys).entries[3]?.because).toEqual(['FLOOR']);
  });
});

describe('[10-1a] ranks in a category', () => {
  const base = { total: 8_000 };
  it.each<[string, Partial<RankKey>]>([
    ['a higher total', { total: 8_001, feedback: 0 }],
    ['better feedback', { feedback: 120_001, quality: 0 }],
    ['better quality', { quality: 150_001, users: 0 }],
    ['more users', { users: 13, complaints: 9 }],
    ['fewer complaints', { complaints: -1, onboardedOn: '2030-01-01' }],
    ['an earlier onboarding', { onboardedOn: '2024-01-31' }],
  ])('%s comes first', (_, change) => {
    const [worse, better] = [rankKey(0, base), rankKey(1, { ...base, ...change })];
    expect(rankCategory(scheme, [worse, better]).entries.map(({ agencyId }) => agencyId)).toEqual([
      'A1',
      'A0',
    ]);
  });

  it('are equal where everything is equal, and skip the next', () => {
    const keys = many(4, (at) => ({ total: [9_000, 8_900, 8_900, 8_800][at]! }));
    expect(rankCategory(scheme, keys).entries.map(({ rank }) => rank)).toEqual([1, 2, 2, 4]);
  });

  it('take no entry of another category, and none with two contents', () => {
    expect(() => rankCategory(scheme, [rankKey(0), rankKey(1, { category: 'SCI_TECH_CONSULTING' })])).toThrow(
      RangeError,
    );
    expect(() => choosePrimaries(scheme, [rankKey(0), rankKey(0, { total: 1 })])).toThrow(RangeError);
  });
});

describe('[10-1c] a grade', () => {
  it('is the better one for a tie across its boundary', () => {
    // Seven: one excellent, two good.
    const keys = many(7, (at) => ({ total: [9_000, 9_000, 8_500, 8_400, 8_400, 8_000, 7_900][at]! }));
    const { entries } = rankCategory(scheme, keys);
    expect(entries.map(({ grade }) => grade[0]).join('')).toBe('EEGQQQQ');
    expect(entries[0]?.because).toEqual(['TIE_INCLUDED']);
    const tied = many(7, (at) => ({ total: [9_000, 8_600, 8_500, 8_500, 8_500, 8_000, 7_900][at]! }));
    expect(
      rankCategory(scheme, tied).entries.map(({ grade, because }) => [grade[0], because[0]].join(' ')),
    ).toEqual(['E ', 'G QUOTA', 'G TIE_INCLUDED', 'G TIE_INCLUDED', 'G TIE_INCLUDED', 'Q QUOTA', 'Q QUOTA']);
  });

  it('needs its floor, and what is left unused is passed on to nobody', () => {
    const keys = many(10, (at) => ({
      total: [9_000, 8_499, 8_400, 8_300, 7_499, 7_400, 6_000, 5_999, 5_000, 100][at]!,
    }));
    // Two excellent and three good at most: the second in rank is good, and takes one of the three.
    expect(
      grades(keys)
        .map((text) => text.split(' ')[1]?.[0])
        .join(''),
    ).toBe('EGGGQQQUUU');
    expect(rankCategory(scheme, keys).entries[1]?.because).toEqual(['FLOOR']);
    expect(rankCategory(scheme, keys).entries[7]?.because).toEqual(['SCORE_BELOW_FLOOR']);
  });

  it('gives no more good than the ratio when excellent are left unused', () => {
    expect(counted(many(10, (at) => ({ total: 8_400 - at })))).toEqual([0, 3, 7, 0]);
  });

  it('needs three orders and two users at the top', () => {
    const keys = many(10, (at) => (at === 0 ? { orders: 2 } : at === 2 ? { users: 1, orders: 1 } : {}));
    const { entries } = rankCategory(scheme, keys);
    expect(entries.map(({ grade }) => grade[0]).join('')).toBe('QEQGGQQQQQ');
    expect(entries[2]?.because).toEqual(['MIN_ORDERS', 'MIN_USERS']);
  });

  it('is qualified at most under a cap, and unqualified on a confirmed ground alone', () => {
    const keys = many(10, (at) =>
      at === 0 ? { capped: true as const } : at === 1 ? { unqualified: true as const } : {},
    );
    const { entries } = rankCategory(scheme, keys);
    expect(entries.slice(0, 2).map(({ grade, because }) => [grade, ...because])).toEqual([
      ['QUALIFIED', 'CAP'],
      ['UNQUALIFIED', 'TRIGGER'],
    ]);
    // Ten ranked all the same, and nobody is unqualified for being last.
    expect(entries.at(-1)).toMatchObject({ of: 10, grade: 'QUALIFIED' });
  });

  it('is not ranked without activity or under investigation, which do not count', () => {
    const keys = [
      ...many(10),
      rankKey(20, { standing: 'NO_ACTIVITY', total: 9_900 }),
      rankKey(21, { standing: 'NO_ACTIVITY', unqualified: true }),
      rankKey(22, { standing: 'WITHHELD', total: 9_900 }),
      rankKey(23, { standing: 'EXCLUDED' }),
    ];
    const { table, entries } = rankCategory(scheme, keys);
    expect(table.n).toBe(10);
    expect(entries.find(({ agencyId }) => agencyId === 'A20')).toEqual({
      entryId: keys[10]!.entryId,
      agencyId: 'A20',
      of: 10,
      grade: 'QUALIFIED',
      because: ['NO_ACTIVITY'],
    });
    expect(entries.find(({ agencyId }) => agencyId === 'A21')?.grade).toBe('UNQUALIFIED');
    expect(entries.find(({ agencyId }) => agencyId === 'A22')).toMatchObject({ grade: 'WITHHELD' });
    expect(entries).toHaveLength(13);
  });
});

describe('[10-3a] the primary entry of an agency', () => {
  const entry = (category: string, change: Partial<RankKey> = {}) =>
    rankKey(0, { entryId: `2027.${category}.A0`, category, total: 8_000, ...change });
  const research = entry('RESEARCH_DEVELOPMENT');

  it.each<[string, Partial<RankKey>]>([
    ['ONLY', { standing: 'EXCLUDED', total: 9_000 }],
    ['ACTIVITY', { standing: 'NO_ACTIVITY', total: 9_000 }],
    ['TOTAL', { total: 7_999, orders: 99 }],
    ['ORDERS', { orders: 17, users: 99 }],
    ['USERS', { users: 11 }],
    ['CATEGORY_ORDER', {}],
  ])('is chosen by %s', (by, change) => {
    const other = entry('TECHNOLOGY_TRANSFER', change);
    for (const keys of [
      [research, other],
      [other, research],
    ]) {
      const primary = choosePrimaries(scheme, keys).get('A0');
      expect(primary?.primary).toEqual(research);
      expect(primary?.by).toBe(by);
    }
  });

  it('is one for each agency that has any', () => {
    const primaries = choosePrimaries(scheme, [research, rankKey(1), rankKey(2, { standing: 'EXCLUDED' })]);
    expect([...primaries.keys()]).toEqual(['A0', 'A1']);
  });
});
