import { commitmentOf, isSeed } from '../../sampling/draw.ts';
import type { Difference } from '../../sampling/verify.ts';
import { rankCategory } from '../ranking/rank.ts';
import type { RankKey } from '../ranking/rank-key.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { type IndicatorScheme, schemeHash } from '../scheme/scheme.ts';
import { hundredths } from '../scoring/scored.ts';
import { sealOf } from './audit.ts';
import { firstDifference, firstOf, onceEach } from './compare.ts';
import { leafOf, type PublicRow } from './leaf.ts';
import type { PublicBundle } from './public.ts';
import { rootOf } from './tree.ts';

/**
 * What anybody can check of a season: that the seed is the one committed to, the scheme whole, that ranks, ratios and
 * grades follow from the totals, and that everything shown is what the root was made of.
 */
export function verifyPublicBundle(bundle: PublicBundle): Difference | undefined {
  return firstOf(checks(bundle));
}

function* checks(bundle: PublicBundle): Generator<Difference | undefined> {
  const { scheme, seed, rows, tables, others } = bundle;
  yield firstDifference('schemeHash', schemeHash(scheme), bundle.schemeHash);
  yield firstDifference('scheme', undefined, checkScheme(scheme));
  yield isSeed(seed) ? undefined : { at: 'seed', expected: '64 hex digits', found: seed };
  yield firstDifference('seedHash', commitmentOf(seed), bundle.seedHash);
  yield onceEach(
    'rows',
    rows.map(({ id }) => id),
  );
  const byCategory = Map.groupBy(
    rows.map((row, at) => ({ row, at })),
    ({ row }) => row.category,
  );
  for (const [category, table] of Object.entries(tables)) {
    const own = byCategory.get(category) ?? [];
    const ranked = rankCategory(
      scheme,
      own.map(({ row }) => keyOf(scheme, row)),
    );
    yield firstDifference(`tables.${category}`, ranked.table, table);
    const expected = new Map(ranked.entries.map((entry) => [entry.entryId, entry]));
    for (const { row, at } of own) yield compareRow(`rows.${at}`, expected.get(row.id), row);
  }
  const unlisted = [...byCategory.keys()].find((category) => !Object.hasOwn(tables, category));
  yield unlisted === undefined ? undefined : { at: 'tables', expected: unlisted, found: undefined };
  const categories = Object.keys(tables).sort();
  yield firstDifference('rankingHashes', categories, Object.keys(bundle.rankingHashes).sort());
  const counts = { asked: bundle.asked.length, rows: rows.length, others: others.length };
  yield firstDifference('counts', counts, bundle.counts);
  const leaves = rows.map(({ rest, ...row }) => leafOf(row, rest));
  yield firstDifference('root', rootOf([...leaves, ...others]), bundle.root);
  yield firstDifference('seal', sealOf(bundle), bundle.seal);
}

function compareRow(
  at: string,
  expected:
    | {
        readonly rank?: number;
        readonly of: number;
        readonly grade: string;
        readonly because: readonly string[];
      }
    | undefined,
  row: PublicRow,
): Difference | undefined {
  if (expected === undefined)
    return { at: `${at}.standing`, expected: 'one that is graded', found: row.standing };
  const { rank, of, grade, because } = expected;
  return firstOf([
    firstDifference(`${at}.rank`, rank, row.rank),
    firstDifference(`${at}.of`, of, row.of),
    firstDifference(`${at}.grade`, grade, row.grade),
    firstDifference(`${at}.because`, because, row.because),
  ]);
}

const MOST_TIED = 1_000_000;

/** A key that ranks as the row says: among equal totals by the place that the tie-breaks gave. */
function keyOf({ minOrdersForTopGrades, minUsers }: IndicatorScheme, row: PublicRow): RankKey {
  const { id, category, standing, total = '0.00', tie = 1, capped, unqualified, below = [] } = row;
  return {
    entryId: id,
    agencyId: id,
    category,
    total: hundredths(total),
    feedback: MOST_TIED - tie,
    quality: 0,
    orders: below.includes('MIN_ORDERS') ? 0 : minOrdersForTopGrades,
    users: below.includes('MIN_USERS') ? 0 : minUsers,
    complaints: 0,
    onboardedOn: '',
    standing,
    ...(capped && { capped }),
    ...(unqualified && { unqualified }),
  };
}
