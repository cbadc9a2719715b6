import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { Grade, GradeReason } from './grade.ts';
import { same } from './primaries.ts';
import type { RankKey } from './rank-key.ts';
import { type RatioTable, ratioTable } from './ratios.ts';

export type GradingScheme = Pick<
  IndicatorScheme,
  'gradeRatios' | 'floors' | 'minOrdersForTopGrades' | 'minUsers' | 'tieAtBoundary'
>;

export interface RankedEntry {
  readonly entryId: string;
  readonly agencyId: string;
  /** Equal entries share a rank and the next ones are skipped: 1, 2, 2, 4. Absent for what is not ranked. */
  readonly rank?: number;
  /** How many are ranked in the category (N). */
  readonly of: number;
  readonly grade: Grade;
  readonly because: readonly GradeReason[];
}

export interface RankedCategory {
  readonly table: RatioTable;
  /** Best first; equal ranks by agency; then those that are not ranked. */
  readonly entries: readonly RankedEntry[];
}

/**
 * Ranks and grades the primary entries of one category (rows 10-1a to 10-1c, domain §6.2–6.4), whatever their order and
 * however often each comes. Only those with standing RANKED count towards N.
 * @throws RangeError when one entry comes with two contents, or entries of two categories come
 */
export function rankCategory(scheme: GradingScheme, primaries: Iterable<RankKey>): RankedCategory {
  const keys = distinct([...primaries]);
  const ranked = keys.filter(({ standing }) => standing === 'RANKED');
  const table = ratioTable(scheme, ranked.length);
  const graded = gradeInOrder(scheme, table, ranked);
  const others = keys.flatMap((key): RankedEntry[] => {
    const { entryId, agencyId, standing } = key;
    const common = { entryId, agencyId, of: ranked.length };
    if (standing === 'WITHHELD') return [{ ...common, grade: 'WITHHELD', because: ['WITHHELD'] }];
    if (standing !== 'NO_ACTIVITY') return [];
    return key.unqualified === true
      ? [{ ...common, grade: 'UNQUALIFIED', because: ['NO_ACTIVITY', 'TRIGGER'] }]
      : [{ ...common, grade: 'QUALIFIED', because: ['NO_ACTIVITY'] }];
  });
  return { table, entries: [...graded, ...others] };
}

/** Total, then the tie-breaks of domain §6.2: equal in all of them means an equal rank. */
export function compareRank(a: RankKey, b: RankKey): number {
  return (
    b.total - a.total ||
    b.feedback - a.feedback ||
    b.quality - a.quality ||
    b.users - a.users ||
    a.complaints - b.complaints ||
    compareText(a.onboardedOn, b.onboardedOn)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** In the order of ranks, each entry once. */
function distinct(keys: RankKey[]): RankKey[] {
  keys.sort((a, b) => compareRank(a, b) || compareText(a.entryId, b.entryId));
  const category = keys[0]?.category;
  return keys.filter((key, at) => {
    if (key.category !== category) throw new RangeError(`${key.entryId} is of another category`);
    const before = keys[at - 1];
    return before === undefined || before.entryId !== key.entryId || !same(before, key);
  });
}

function gradeInOrder(scheme: GradingScheme, table: RatioTable, ranked: readonly RankKey[]): RankedEntry[] {
  const entries: RankedEntry[] = [];
  let good = 0;
  for (let from = 0; from < ranked.length;) {
    const group = tiedFrom(ranked, from);
    const place: Place = { rank: from + 1, last: from + group.length, goodAbove: good };
    for (const key of group) {
      const { grade, because } = gradeOf(scheme, table, key, place);
      if (grade === 'GOOD') good += 1;
      const { entryId, agencyId } = key;
      entries.push({ entryId, agencyId, rank: place.rank, of: table.n, grade, because });
    }
    from += group.length;
  }
  return entries;
}

function tiedFrom(ranked: readonly RankKey[], from: number): readonly RankKey[] {
  const first = ranked[from];
  let end = from + 1;
  for (let next = ranked[end]; first !== undefined && next !== undefined; next = ranked[end]) {
    if (compareRank(first, next) !== 0) break;
    end += 1;
  }
  return ranked.slice(from, end);
}

/** Where a group of equals stands: its rank, the position of its last, and how many above it are good. */
interface Place {
  readonly rank: number;
  readonly last: number;
  readonly goodAbove: number;
}

const better = (points: number): number => Math.round(points * 100);

function gradeOf(
  { floors, minOrdersForTopGrades, minUsers }: GradingScheme,
  table: RatioTable,
  key: RankKey,
  place: Place,
): { readonly grade: Grade; readonly because: readonly GradeReason[] } {
  if (key.unqualified === true) return { grade: 'UNQUALIFIED', because: ['TRIGGER'] };
  if (key.total < better(floors.QUALIFIED)) return { grade: 'UNQUALIFIED', because: ['SCORE_BELOW_FLOOR'] };
  const hindered: GradeReason[] = [
    ...(key.capped === true ? (['CAP'] as const) : []),
    ...(key.orders < minOrdersForTopGrades ? (['MIN_ORDERS'] as const) : []),
    ...(key.users < minUsers ? (['MIN_USERS'] as const) : []),
  ];
  const inExcellent = place.rank <= table.excellentAtMost;
  const inGood = withinGood(table, key, place);
  if (!inExcellent && !inGood)
    return { grade: 'QUALIFIED', because: [table.goodAtMost === undefined ? 'FLOOR' : 'QUOTA'] };
  if (hindered.length > 0) return { grade: 'QUALIFIED', because: hindered };
  if (inExcellent && key.total >= better(floors.EXCELLENT))
    return { grade: 'EXCELLENT', because: place.last > table.excellentAtMost ? ['TIE_INCLUDED'] : [] };
  const because: GradeReason[] = inExcellent ? ['FLOOR'] : ['QUOTA'];
  if (!inGood || key.total < better(floors.GOOD))
    return { grade: 'QUALIFIED', because: inGood ? ['FLOOR'] : because };
  const tied =
    !inExcellent && table.goodAtMost !== undefined && place.last > table.excellentAtMost + table.goodAtMost;
  return { grade: 'GOOD', because: tied ? ['TIE_INCLUDED'] : because };
}

/**
 * A place of the good is one of the first excellent + good positions, and no more are given than the ratio allows: what
 * floors leave unused of the excellent is not passed on, neither to the next in rank nor to the good.
 */
function withinGood(
  { excellentAtMost, goodAtMost, goodFrom = 0 }: RatioTable,
  key: RankKey,
  place: Place,
): boolean {
  if (goodAtMost === undefined) return key.total >= goodFrom;
  return place.rank <= excellentAtMost + goodAtMost && place.goodAbove < goodAtMost;
}
