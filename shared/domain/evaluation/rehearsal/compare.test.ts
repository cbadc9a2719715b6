import { expect, expectTypeOf, it } from 'vitest';
import { scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { season } from '../../../../test/support/evaluation-season.ts';
import type { EntryResult } from '../entry/entry.ts';
import { rankKeyOf, type RankKey } from '../ranking/rank-key.ts';
import type { RankedEntry } from '../ranking/rank.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import { scoreEntry } from '../scoring/score.ts';
import { compareSchemes, type Place } from './compare.ts';

const { entries, contexts } = season(30);
function tried(draft: IndicatorScheme) {
  const keyBy = (by: IndicatorScheme, { key, inputs }: (typeof entries)[number]): RankKey => {
    const scored = scoreEntry(by, inputs, contexts[key.category]!, { satisfaction: 'FINAL' });
    const [withheld, excluded] = [key.standing === 'WITHHELD', key.standing === 'EXCLUDED'];
    const { capped = false, unqualified = false } = key;
    return rankKeyOf({ ...key, withheld, excluded, capped, unqualified }, inputs, scored);
  };
  const keys = entries.map((entry) => ({ base: keyBy(scheme, entry), draft: keyBy(draft, entry) }));
  return { ...compareSchemes(scheme, draft, keys), turned: compareSchemes(scheme, draft, keys.toReversed()) };
}

it('[8-3] tells who would change grade under another scheme, and nobody under the same', () => {
  expect(tried(scheme).changes).toEqual([]);
  const strict = { ...scheme, floors: { EXCELLENT: 100, GOOD: 100, QUALIFIED: 55 } };
  const { changes, result, turned } = tried(strict);
  expect(changes.length).toBeGreaterThan(0);
  expect(turned.changes).toEqual(changes);
  expect(changes.filter(({ to }) => to.grade === 'EXCELLENT' || to.grade === 'GOOD')).toEqual([]);
  expect(changes.filter(({ from, to }) => from.grade === to.grade && from.category === to.category)).toEqual(
    [],
  );
  expect(result.better + result.worse).toBe(changes.filter(({ from, to }) => from.grade !== to.grade).length);
});

it('[8-3] scores by the weights of the draft', () => {
  const weights: Readonly<Record<string, number>> = { QLT_COMPLETION_RATE: 1, FRQ_COMPLETED_ORDERS: 13 };
  const indicators = scheme.indicators.map((each) => ({ ...each, weight: weights[each.id] ?? each.weight }));
  expect(tried({ ...scheme, indicators }).changes.length).toBeGreaterThan(0);
});

it('[8-3] gives nothing that could be written as a result', () => {
  expectTypeOf<Place>().not.toExtend<RankedEntry>();
  expectTypeOf<Place>().not.toExtend<EntryResult>();
  const { changes } = tried({ ...scheme, floors: { EXCELLENT: 100, GOOD: 100, QUALIFIED: 55 } });
  const names = changes.flatMap(({ from, to }) => Object.keys({ ...from, ...to }));
  expect(new Set(names)).toEqual(new Set(['category', 'total', 'rank', 'of', 'grade']));
});
