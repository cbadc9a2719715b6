import { canonicalHash } from '../../canonical.ts';
import type { Grade } from '../ranking/grade.ts';
import { choosePrimaries, type PrimaryBy } from '../ranking/primaries.ts';
import { type GradingScheme, rankCategory } from '../ranking/rank.ts';
import type { RankKey, Standing } from '../ranking/rank-key.ts';
import type { RatioTable } from '../ranking/ratios.ts';
import type { IndicatorScheme } from '../scheme/scheme.ts';

/** What the result says of one entry. Total in hundredths. */
export interface ResultRow {
  readonly entryId: string;
  readonly agencyId: string;
  readonly standing: Exclude<Standing, 'EXCLUDED'>;
  readonly total: number;
  /** Whether it is the one of the agency's entries that is ranked and graded, and what made it so (10-3a). */
  readonly primary: boolean;
  readonly primaryBy: PrimaryBy;
  readonly rank?: number;
  readonly of?: number;
  readonly grade?: Grade;
  readonly because: readonly string[];
}

export interface FormedCategory {
  readonly category: string;
  /** Best first, then those without a rank, then those that are ranked in another category. */
  readonly rows: readonly ResultRow[];
  readonly table: RatioTable;
  readonly rankingHash: string;
}

/**
 * The result of a whole cycle: primaries across all categories, then rank and grade in each (10-1a … 10-1c, 10-3a). Only
 * to be called when every entry is reviewed, as a correction may change which category is an agency's best (domain §6.2).
 * The same keys give the same hashes, in whatever order they come.
 */
export function formResult(
  scheme: GradingScheme & Pick<IndicatorScheme, 'categories'>,
  keys: ReadonlyMap<string, readonly RankKey[]>,
): FormedCategory[] {
  const primaries = choosePrimaries(scheme, allOf(keys));
  return [...keys]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([category, own]) => {
      const isPrimary = ({ agencyId, entryId }: RankKey) =>
        primaries.get(agencyId)?.primary.entryId === entryId;
      const { table, entries } = rankCategory(scheme, own.filter(isPrimary));
      const byId = new Map(own.map((key) => [key.entryId, key]));
      const common = (key: RankKey) => ({
        entryId: key.entryId,
        agencyId: key.agencyId,
        standing: key.standing as ResultRow['standing'],
        total: key.total,
        primaryBy: primaries.get(key.agencyId)?.by ?? 'ONLY',
      });
      const ranked = entries.flatMap(({ entryId, rank, of, grade, because }): ResultRow[] => {
        const key = byId.get(entryId);
        const place = { ...(rank !== undefined && { rank }), of, grade, because };
        return key === undefined ? [] : [{ ...common(key), primary: true, ...place }];
      });
      const others = own
        .filter((key) => key.standing !== 'EXCLUDED' && !isPrimary(key))
        .toSorted((a, b) => (a.entryId < b.entryId ? -1 : 1))
        .map((key): ResultRow => ({ ...common(key), primary: false, because: ['OTHER_CATEGORY'] }));
      const rows = [...ranked, ...others];
      return { category, rows, table, rankingHash: canonicalHash({ category, table, rows }) };
    });
}

function* allOf(keys: ReadonlyMap<string, readonly RankKey[]>): Generator<RankKey> {
  for (const own of keys.values()) yield* own;
}

/** One hash over the rankings of all categories: what the second person decides on (9-4). */
export const resultHash = (
  cycleId: string,
  schemeHash: string,
  categories: readonly { readonly category: string; readonly rankingHash: string }[],
): string =>
  canonicalHash({
    cycleId,
    schemeHash,
    categories: Object.fromEntries(categories.map(({ category, rankingHash }) => [category, rankingHash])),
  });

const UNHEARD_SHOWN = 20;

/** The first of those that would be unqualified without a confirmed ground: a hearing comes before that (domain §5.5). */
export function unheardOf(rows: readonly ResultRow[], keys: readonly RankKey[]): string[] {
  const heard = new Set(keys.filter((key) => key.unqualified === true).map(({ entryId }) => entryId));
  return rows
    .filter(({ grade, entryId }) => grade === 'UNQUALIFIED' && !heard.has(entryId))
    .slice(0, UNHEARD_SHOWN)
    .map(({ entryId }) => entryId);
}

/** How many of each grade. */
export function countGrades(rows: readonly ResultRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { grade } of rows) if (grade !== undefined) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}
