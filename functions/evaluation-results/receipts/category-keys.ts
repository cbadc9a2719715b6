import type { RankKey } from '../../../shared/domain/evaluation/ranking/rank-key.ts';
import { fixed } from '../../../shared/domain/evaluation/scoring/scored.ts';
import { type Distribution, distribution } from '../../../shared/domain/evaluation/explain/distribution.ts';
import type { CategoryRanking } from '../../../shared/domain/evaluation/result/category-result.ts';
import { rankKeysOf } from '../../../shared/store/evaluation.ts';
import type { Tables } from '../../../shared/store/table.ts';
import { listRows } from '../ranking/rows.ts';

/**
 * Compact keys are read for a receipt up to so many: in a larger category its nearest changes and its distribution are left
 * out, as one request would read and rank it whole.
 */
export const MOST_KEYS = 3000;
const ROWS_A_READ = 1000;

/** The keys of the primaries of a category; undefined for one too large to read in a request. */
export async function primaryKeys(
  tables: Tables,
  of: { readonly cycleId: string; readonly category: string },
  { run, entries }: CategoryRanking,
): Promise<RankKey[] | undefined> {
  if (entries > MOST_KEYS) return undefined;
  const primary = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await listRows(tables, { ...of, run }, { limit: ROWS_A_READ, cursor });
    for (const row of page.items) if (row.primary) primary.add(row.entryId);
    cursor = page.cursor;
  } while (cursor !== undefined);
  const keys: RankKey[] = [];
  for await (const key of rankKeysOf(tables, of.cycleId, of.category))
    if (primary.has(key.entryId)) keys.push(key);
  return keys;
}

/** How totals, feedback and quality are spread over those that are ranked. */
export function spreadOf(keys: readonly RankKey[]): Distribution | undefined {
  const spread = distribution();
  for (const { standing, total, feedback, quality } of keys) {
    if (standing !== 'RANKED') continue;
    spread.add({
      engine: '1',
      indicators: [],
      dimensions: [
        { id: 'USER_FEEDBACK', score: fixed(feedback, 4) },
        { id: 'SERVICE_QUALITY', score: fixed(quality, 4) },
      ],
      total: fixed(total, 2),
    });
  }
  return spread.result();
}
