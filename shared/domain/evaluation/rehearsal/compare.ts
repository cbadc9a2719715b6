import type { Grade } from '../ranking/grade.ts';
import { choosePrimaries } from '../ranking/primaries.ts';
import { rankCategory, type RankedEntry } from '../ranking/rank.ts';
import type { RankKey } from '../ranking/rank-key.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { RehearsalResult } from './rehearsal.ts';

/** One entry's rank key under the locked scheme and under the draft. */
export interface Rehearsed {
  readonly base: RankKey;
  readonly draft: RankKey;
}

/** Where an agency would stand. */
export interface Place {
  readonly category: string;
  /** In hundredths. */
  readonly total: number;
  readonly rank?: number;
  readonly of: number;
  readonly grade: Grade;
}

/** An agency that would change its grade, or the category in which it is ranked. */
export interface GradeChange {
  readonly agencyId: string;
  readonly from: Place;
  readonly to: Place;
}

/** Better ones first. */
const ORDER: readonly Grade[] = ['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED', 'WITHHELD'];

/**
 * Who would change grade (8-3): the same entries with the same inputs, ranked and graded under either scheme, primaries
 * chosen anew. Whatever the order of the keys.
 */
export function compareSchemes(
  base: IndicatorScheme,
  draft: IndicatorScheme,
  keys: readonly Rehearsed[],
): { readonly changes: GradeChange[]; readonly result: RehearsalResult } {
  const before = placesOf(
    base,
    keys.map((key) => key.base),
  );
  const after = placesOf(
    draft,
    keys.map((key) => key.draft),
  );
  const changes = [...before]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([agencyId, from]): GradeChange[] => {
      const to = after.get(agencyId);
      if (to === undefined || (to.grade === from.grade && to.category === from.category)) return [];
      return [{ agencyId, from, to }];
    });
  const moved = (better: boolean) =>
    changes.filter(({ from, to }) =>
      better
        ? ORDER.indexOf(to.grade) < ORDER.indexOf(from.grade)
        : ORDER.indexOf(to.grade) > ORDER.indexOf(from.grade),
    ).length;
  return {
    changes,
    result: {
      entries: keys.length,
      agencies: before.size,
      changed: changes.length,
      better: moved(true),
      worse: moved(false),
    },
  };
}

function placesOf(scheme: IndicatorScheme, keys: readonly RankKey[]): Map<string, Place> {
  const byCategory = new Map<string, RankKey[]>();
  for (const { primary } of choosePrimaries(scheme, keys).values()) {
    const before = byCategory.get(primary.category);
    if (before === undefined) byCategory.set(primary.category, [primary]);
    else before.push(primary);
  }
  const places = new Map<string, Place>();
  for (const [category, primaries] of byCategory) {
    const totals = new Map(primaries.map(({ agencyId, total }) => [agencyId, total]));
    for (const ranked of rankCategory(scheme, primaries).entries)
      places.set(ranked.agencyId, placeOf(category, totals.get(ranked.agencyId) ?? 0, ranked));
  }
  return places;
}

const placeOf = (category: string, total: number, { rank, of, grade }: RankedEntry): Place => ({
  category,
  total,
  ...(rank !== undefined && { rank }),
  of,
  grade,
});
