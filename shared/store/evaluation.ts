import { isUnreviewed } from '../domain/evaluation/entry/machine.ts';
import { entryIdOf, type EntryState } from '../domain/evaluation/entry/entry.ts';
import { entryRankKey } from '../domain/evaluation/entry/rank-key.ts';
import type { RankKey } from '../domain/evaluation/ranking/rank-key.ts';
import type { CategoryContext } from '../domain/evaluation/scoring/context.ts';
import type { EntryInputs } from '../domain/evaluation/scoring/inputs.ts';
import type { Quartiles } from '../domain/evaluation/run/outliers.ts';
import { readProjections } from './batch.ts';
import { type Projection, type ProjectionKey, queryProjections, readProjection } from './projections.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/** The inputs of an entry as they were frozen when scoring began; put once, never written again (9-2a). */
export const snapshotKey = (cycleId: string, category: string, agencyId: string): ProjectionKey => ({
  pk: `PROJ#EVALSNAPSHOT#${cycleId}#${category}`,
  sk: agencyId,
});

/** What the ranking reads of an entry; a category of a cycle is one partition, by agency. */
export const rankKeyKey = (cycleId: string, category: string, agencyId: string): ProjectionKey => ({
  pk: `PROJ#RANKKEY#${cycleId}#${category}`,
  sk: agencyId,
});

/** The figures of a category that its entries are scored against, computed once a run (domain §6.1). */
export const contextKey = (cycleId: string, category: string): ProjectionKey => ({
  pk: `PROJ#EVALCONTEXT#${cycleId}`,
  sk: category,
});

/** One frozen item. Its hash is that of everything beside it. */
export interface SnapshotItem {
  readonly entryId: string;
  readonly agencyId: string;
  readonly category: string;
  /** The year evaluated and the last day counted. */
  readonly year: number;
  readonly asOf: string;
  readonly inputs: EntryInputs;
  /** Which query each part came from, and in which version. */
  readonly queries: Readonly<Record<string, string>>;
  readonly policyVersion: string;
  readonly hash: string;
}

/** The rank key of an entry as decided: add it to the plan of every change of score or standing. */
export function rankKeyWrites(state: EntryState): Projection[] {
  const key = entryRankKey(state);
  if (key === undefined) return [];
  const { entryId: _, agencyId, category, ...rest } = key;
  const set = { key: rest, unreviewed: isUnreviewed(state.status) };
  return [{ add: rankKeyKey(state.body.cycleId, category, agencyId), deltas: {}, set }];
}

export async function readSnapshot(
  tables: Tables,
  { cycleId, category, agencyId }: Pick<EntryState['body'], 'cycleId' | 'category' | 'agencyId'>,
): Promise<SnapshotItem | undefined> {
  const found = await readProjection(tables, snapshotKey(cycleId, category, agencyId));
  return found?.item['snapshot'] as SnapshotItem | undefined;
}

/** One page of the frozen snapshot of a category, by agency, strongly consistent. */
export async function listSnapshot(
  tables: Tables,
  cycleId: string,
  category: string,
  page: PageRequest,
): Promise<Page<SnapshotItem>> {
  const { pk } = snapshotKey(cycleId, category, '');
  const { items, ...rest } = await queryProjections(tables, { pk }, page);
  // Written whole by the run.
  return { items: items.map(({ item }) => item['snapshot'] as SnapshotItem), ...rest };
}

/** What a run computes of a category before it scores: put once, never written again. */
export interface Measured {
  readonly category: string;
  readonly context: CategoryContext;
  readonly quartiles: Quartiles;
  /** Entries frozen, those without activity included, and the hash over their items in the order of agencies. */
  readonly entries: number;
  readonly hash: string;
}

/** The figures of these categories, in their order; of those that have none yet, nothing. */
export async function readMeasured(
  tables: Tables,
  cycleId: string,
  categories: readonly string[],
): Promise<Measured[]> {
  const items = await readProjections(
    tables,
    categories.map((category) => contextKey(cycleId, category)),
  );
  // Written whole by the run.
  return items.flatMap((item) => (item === undefined ? [] : [item['measured'] as Measured]));
}

/** What the entries of a category are scored against, once the run has it. */
export const readCategoryContext = async (
  tables: Tables,
  cycleId: string,
  category: string,
): Promise<CategoryContext | undefined> => (await readMeasured(tables, cycleId, [category]))[0]?.context;

/** About 150 bytes each: a page is far under the megabyte of a query. */
const RANK_KEYS_A_READ = 1000;

/** A rank key with whether its entry is still to be reviewed, as the entry's last commit left both. */
export interface StandingKey {
  readonly key: RankKey;
  readonly unreviewed: boolean;
}

/** Every rank key of a category, by agency, page by page, strongly consistent. */
export async function* standingKeysOf(
  tables: Tables,
  cycleId: string,
  category: string,
): AsyncGenerator<StandingKey> {
  const { pk } = rankKeyKey(cycleId, category, '');
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, { pk }, { limit: RANK_KEYS_A_READ, cursor });
    for (const { sk, item } of page.items) {
      const entryId = entryIdOf(cycleId, category, sk);
      // Written whole by rankKeyWrites.
      const rest = item['key'] as Omit<RankKey, 'entryId' | 'agencyId' | 'category'>;
      yield { key: { entryId, agencyId: sk, category, ...rest }, unreviewed: item['unreviewed'] === true };
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** As {@link standingKeysOf}, the keys alone. */
export async function* rankKeysOf(
  tables: Tables,
  cycleId: string,
  category: string,
): AsyncGenerator<RankKey> {
  for await (const { key } of standingKeysOf(tables, cycleId, category)) yield key;
}
