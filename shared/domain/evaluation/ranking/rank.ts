import type { IndicatorScheme } from '../scheme/scheme.ts';
import type { Grade, GradeReason } from './grade.ts';
import { compareRank, inOrder } from './order.ts';
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
  const ranked: RankKey[] = [];
  const unranked: RankKey[] = [];
  for (const key of distinct(primaries)) (key.standing === 'RANKED' ? ranked : unranked).push(key);
  const table = ratioTable(scheme, ranked.length);
  const entries = gradeInOrder(scheme, table, ranked);
  for (const key of unranked) if (key.standing !== 'EXCLUDED') entries.push(unrankedEntry(key, table.n));
  return { table, entries };
}

function unrankedEntry({ entryId, agencyId, standing, unqualified }: RankKey, of: number): RankedEntry {
  const common = { entryId, agencyId, of };
  if (standing === 'WITHHELD') return { ...common, grade: 'WITHHELD', because: ['WITHHELD'] };
  return unqualified === true
    ? { ...common, grade: 'UNQUALIFIED', because: ['NO_ACTIVITY', 'TRIGGER'] }
    : { ...common, grade: 'QUALIFIED', because: ['NO_ACTIVITY'] };
}

/** In the order of ranks, each entry once. */
function distinct(keys: Iterable<RankKey>): RankKey[] {
  const sorted = inOrder(keys);
  const category = sorted[0]?.category;
  let before: RankKey | undefined;
  return sorted.filter((key) => {
    if (key.category !== category) throw new RangeError(`${key.entryId} is of another category`);
    const isTwin = before?.total === key.total && before.entryId === key.entryId && same(before, key);
    before = key;
    return !isTwin;
  });
}

function gradeInOrder(scheme: GradingScheme, table: RatioTable, ranked: readonly RankKey[]): RankedEntry[] {
  const entries: RankedEntry[] = [];
  const limits = limitsOf(scheme);
  let good = 0;
  for (let from = 0; from < ranked.length;) {
    const end = endOfTie(ranked, from);
    const place: Place = { rank: from + 1, last: end, goodAbove: good };
    for (let at = from; at < end; at += 1) {
      const key = ranked[at];
      if (key === undefined) continue;
      const { grade, because } = gradeOf(limits, table, key, place);
      if (grade === 'GOOD') good += 1;
      const { entryId, agencyId } = key;
      entries.push({ entryId, agencyId, rank: place.rank, of: table.n, grade, because });
    }
    from = end;
  }
  return entries;
}

/** Where those end that are equal to the one at `from`. */
function endOfTie(ranked: readonly RankKey[], from: number): number {
  const first = ranked[from];
  for (let end = from + 1; ; end += 1) {
    const next = ranked[end];
    if (first === undefined || next === undefined || compareRank(first, next) !== 0) return end;
  }
}

/** Where a group of equals stands: its rank, the position of its last, and how many above it are good. */
interface Place {
  readonly rank: number;
  readonly last: number;
  readonly goodAbove: number;
}

/** Totals from which grades are given, in hundredths; orders and users that the upper ones need. */
interface Limits {
  readonly excellent: number;
  readonly good: number;
  readonly qualified: number;
  readonly orders: number;
  readonly users: number;
}

function limitsOf({ floors, minOrdersForTopGrades, minUsers }: GradingScheme): Limits {
  const inHundredths = (points: number): number => Math.round(points * 100);
  return {
    excellent: inHundredths(floors.EXCELLENT),
    good: inHundredths(floors.GOOD),
    qualified: inHundredths(floors.QUALIFIED),
    orders: minOrdersForTopGrades,
    users: minUsers,
  };
}

interface Graded {
  readonly grade: Grade;
  readonly because: readonly GradeReason[];
}

function gradeOf(limits: Limits, table: RatioTable, key: RankKey, place: Place): Graded {
  if (key.unqualified === true) return { grade: 'UNQUALIFIED', because: ['TRIGGER'] };
  if (key.total < limits.qualified) return { grade: 'UNQUALIFIED', because: ['SCORE_BELOW_FLOOR'] };
  const inExcellent = place.rank <= table.excellentAtMost;
  const inGood = withinGood(table, key, place);
  if (!inExcellent && !inGood) return table.goodAtMost === undefined ? BELOW_FLOOR : NO_PLACE_LEFT;
  const hindered = hindrances(key, limits);
  if (hindered.length > 0) return { grade: 'QUALIFIED', because: hindered };
  if (inExcellent && key.total >= limits.excellent)
    return { grade: 'EXCELLENT', because: place.last > table.excellentAtMost ? ['TIE_INCLUDED'] : [] };
  if (!inGood || key.total < limits.good) return BELOW_FLOOR;
  if (inExcellent) return { grade: 'GOOD', because: ['FLOOR'] };
  const positions = table.excellentAtMost + (table.goodAtMost ?? table.n);
  return place.last > positions ? GOOD_BY_TIE : GOOD_BY_PLACE;
}

// The usual answers, once for all.
const GOOD_BY_PLACE: Graded = { grade: 'GOOD', because: ['QUOTA'] };
const GOOD_BY_TIE: Graded = { grade: 'GOOD', because: ['TIE_INCLUDED'] };
const NO_PLACE_LEFT: Graded = { grade: 'QUALIFIED', because: ['QUOTA'] };
const BELOW_FLOOR: Graded = { grade: 'QUALIFIED', because: ['FLOOR'] };

/** What keeps an entry from the upper grades wherever it stands. */
function hindrances({ capped, orders, users }: RankKey, limits: Limits): readonly GradeReason[] {
  if (capped !== true && orders >= limits.orders && users >= limits.users) return NONE;
  const found: GradeReason[] = [];
  if (capped === true) found.push('CAP');
  if (orders < limits.orders) found.push('MIN_ORDERS');
  if (users < limits.users) found.push('MIN_USERS');
  return found;
}

const NONE: readonly GradeReason[] = [];

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
