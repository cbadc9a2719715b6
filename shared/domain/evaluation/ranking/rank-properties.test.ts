import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankKey, scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { choosePrimaries } from './primaries.ts';
import type { RankKey } from './rank-key.ts';
import { compareRank } from './order.ts';
import { rankCategory, type RankedEntry } from './rank.ts';

const keys: fc.Arbitrary<RankKey[]> = fc
  .uniqueArray(fc.tuple(fc.nat(30), fc.constantFrom(...scheme.categories)), {
    selector: (pair) => pair.join(),
    maxLength: 60,
  })
  .chain((pairs) =>
    fc.tuple(
      ...pairs.map(([agency, category]) =>
        fc
          .record({
            total: fc.integer({ min: 5_900, max: 9_000 }).map((n) => n - (n % 100)),
            feedback: fc.constantFrom(100_000, 120_000),
            users: fc.nat(3),
            orders: fc.nat(5),
            standing: fc.constantFrom('RANKED', 'RANKED', 'RANKED', 'NO_ACTIVITY', 'WITHHELD'),
            capped: fc.constantFrom(undefined, undefined, true as const),
          })
          .map(({ capped, ...rest }) =>
            rankKey(agency, {
              ...rest,
              category,
              entryId: `2027.${category}.A${agency}`,
              ...(capped && { capped }),
            }),
          ),
      ),
    ),
  );

function resultOf(all: Iterable<RankKey>) {
  const primaries = [...choosePrimaries(scheme, all).values()].map(({ primary }) => primary);
  return scheme.categories.map((code) =>
    rankCategory(
      scheme,
      primaries.filter(({ category }) => category === code),
    ),
  );
}

describe('[10-1a] a ranking', () => {
  it('does not depend on the order of arrival, on pages or on duplicates', () => {
    fc.assert(
      fc.property(
        keys.chain((list) =>
          fc.record({
            list: fc.constant(list),
            again: fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }),
            page: fc.integer({ min: 1, max: 20 }),
          }),
        ),
        ({ list, again, page }) => {
          const expected = resultOf(list);
          const paged = Array.from({ length: Math.ceil(again.length / page) }, (_, i) =>
            again.slice(i * page, (i + 1) * page),
          );
          expect(resultOf(again)).toEqual(expected);
          expect(resultOf(paged.toReversed().flat())).toEqual(expected);
          // A duplicate that only the ranking sees.
          const [first] = scheme.categories;
          const ofFirst = list.filter(({ category }) => category === first);
          expect(rankCategory(scheme, [...ofFirst, ...ofFirst])).toEqual(rankCategory(scheme, ofFirst));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives nobody a better grade than one above with the same standing, and equals the same', () => {
    const order = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED'];
    fc.assert(
      fc.property(keys, (list) => {
        const free = list.map((key): RankKey => {
          const { capped: _capped, ...rest } = key;
          return { ...rest, orders: 9, users: 9, standing: 'RANKED' };
        });
        const byId = new Map(free.map((key) => [key.entryId, key]));
        const tied = (a: RankedEntry, b: RankedEntry) =>
          compareRank(byId.get(a.entryId)!, byId.get(b.entryId)!) === 0;
        for (const { entries, table } of resultOf(free)) {
          const pairs = entries.slice(1).map((entry, at) => [entries[at]!, entry] as const);
          expect(pairs.filter(([a, b]) => order.indexOf(b.grade) < order.indexOf(a.grade))).toEqual([]);
          expect(pairs.filter(([a, b]) => (a.rank === b.rank) !== tied(a, b))).toEqual([]);
          expect(pairs.filter(([a, b]) => a.rank === b.rank && a.grade !== b.grade)).toEqual([]);
          // More than the ratio by ties alone.
          const excellent = entries.filter(({ grade }) => grade === 'EXCELLENT');
          expect(excellent.filter(({ rank = 0 }) => rank > table.excellentAtMost)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
