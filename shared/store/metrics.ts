import { type Contribution, type Mark, yearCell } from '../domain/metrics/contribution.ts';
import type { CategoryAggregate } from '../domain/metrics/category-aggregate.ts';
import type { MetricEntry } from '../domain/metrics/entry.ts';
import type { Cell } from '../domain/metrics/recompute.ts';
import type { Page, PageRequest } from './read.ts';
import { type ProjectionKey, queryProjections, readProjection, type ReadProjection } from './projections.ts';
import type { Tables } from './table.ts';

/** The numbers and marks of an agency in a year and category, or of what it holds over years. One item, under 4 KB. */
export const cellKey = (agencyId: string, cell: string): ProjectionKey => ({
  pk: `PROJ#METRIC#${agencyId}`,
  sk: cell,
});

/** What one object added when it was last looked at. */
export const contributionKey = (kind: string, id: string): ProjectionKey => ({
  pk: `PROJ#CONTRIBUTION#${kind}#${id}`,
  sk: 'CONTRIBUTION',
});

/** How many completed orders of a buyer stand in a cell. */
export const buyerKey = (agencyId: string, cell: string, buyerId: string): ProjectionKey => ({
  pk: `PROJ#METRICBUYER#${agencyId}`,
  sk: `${cell}#${buyerId}`,
});

/** The inputs of an entry as they were last composed; a category's year is one partition, by agency. */
export const entryKey = (year: number, category: string, agencyId: string): ProjectionKey => ({
  pk: `PROJ#METRICENTRY#${year}#${category}`,
  sk: agencyId,
});

/** The figures of a category, one item a night. */
export const aggregateKey = (category: string, year: number, asOf: string): ProjectionKey => ({
  pk: `PROJ#METRICAGGREGATE#${category}`,
  sk: `${year}#${asOf}`,
});

/** When an agency's metrics were last computed anew from its objects, and how many of them differed. */
export const recomputedKey = (agencyId: string, run: string): ProjectionKey => ({
  pk: `PROJ#METRICRUN#${agencyId}`,
  sk: run,
});

export interface KeptContribution extends Contribution {
  /** The version of the object that it was computed from. */
  readonly version: number;
}

export async function readContribution(
  tables: Tables,
  key: ProjectionKey,
): Promise<{ readonly rev: number; readonly kept: KeptContribution } | undefined> {
  const found = await readProjection(tables, key);
  // Written by functions/metrics only, whole.
  return found && { rev: found.rev, kept: found.item as unknown as KeptContribution };
}

/** A stored cell: its numbers but those that are 0, and its marks but those that are gone. */
export function cellOf(item: ReadProjection['item']): Cell {
  const counts: Record<string, number> = {};
  const marks: Record<string, Mark> = {};
  for (const [name, value] of Object.entries(item)) {
    if (typeof value === 'number' && value !== 0) counts[name] = value;
    if (typeof value === 'object' && value !== null) marks[name] = value as Mark;
  }
  return { counts, marks };
}

/** One cell of an agency, strongly consistent; empty when nothing was ever counted in it. */
export const readCell = async (tables: Tables, agencyId: string, cell: string): Promise<Cell> =>
  cellOf((await readProjection(tables, cellKey(agencyId, cell)))?.item ?? {});

/** More cells than a year of every category has. */
const CELLS_A_READ = 100;

/** The cells of an agency whose names begin so (`2026#`, `STOCK#`), by name: one Query, strongly consistent. */
export async function readCells(
  tables: Tables,
  agencyId: string,
  prefix: string,
): Promise<ReadonlyMap<string, Cell>> {
  const cells = new Map<string, Cell>();
  let cursor: string | undefined;
  do {
    const { pk } = cellKey(agencyId, prefix);
    const page = await queryProjections(tables, { pk, prefix }, { limit: CELLS_A_READ, cursor });
    for (const { sk, item } of page.items) cells.set(sk, cellOf(item));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return cells;
}

/** One entry's inputs by one GetItem, as last composed; undefined before the first night. */
export async function readEntry(
  tables: Tables,
  year: number,
  category: string,
  agencyId: string,
): Promise<MetricEntry | undefined> {
  const found = await readProjection(tables, entryKey(year, category, agencyId));
  return found?.item['entry'] as MetricEntry | undefined;
}

/** One page of the entries of a category and year, by agency. */
export async function listEntries(
  tables: Tables,
  year: number,
  category: string,
  page: PageRequest,
): Promise<Page<MetricEntry>> {
  const { items, ...rest } = await listComposedEntries(tables, year, category, page);
  return { items: items.map(({ entry }) => entry), ...rest };
}

/** As `listEntries`, each with the instant at which it was composed. */
export async function listComposedEntries(
  tables: Tables,
  year: number,
  category: string,
  page: PageRequest,
): Promise<Page<{ readonly entry: MetricEntry; readonly composedAt: string }>> {
  const { pk } = entryKey(year, category, '');
  const { items, ...rest } = await queryProjections(tables, { pk }, page);
  const read = ({ item }: ReadProjection) => ({
    entry: item['entry'] as MetricEntry,
    composedAt: String(item['composedAt']),
  });
  return { items: items.map(read), ...rest };
}

/** One page of the different buyers of an agency with completed orders in a year: whom a sample is drawn from (9-3). */
export async function listBuyers(
  tables: Tables,
  agencyId: string,
  year: number,
  page: PageRequest,
): Promise<Page<string>> {
  const prefix = `${yearCell(`${year}-01-01`)}#`;
  const { pk } = buyerKey(agencyId, '', '');
  const { items, ...rest } = await queryProjections(tables, { pk, prefix }, page);
  return { items: items.map(({ sk }) => sk.slice(prefix.length)), ...rest };
}

/** The figures of a category on one night. */
export interface KeptAggregate extends CategoryAggregate {
  readonly category: string;
  readonly year: number;
  readonly asOf: string;
  readonly takenAt: string;
}

/** One page of the nightly figures of a category, newest first. */
export async function listAggregates(
  tables: Tables,
  category: string,
  year: number,
  page: PageRequest,
): Promise<Page<KeptAggregate>> {
  const { pk } = aggregateKey(category, year, '');
  const range = { pk, prefix: `${year}#`, newestFirst: true };
  const { items, ...rest } = await queryProjections(tables, range, page);
  // Written whole by the nightly run.
  return { items: items.map(({ item }) => item as unknown as KeptAggregate), ...rest };
}

/** When the last whole computation anew of an agency's metrics ended, or began where it is under way. */
export async function lastRecomputed(tables: Tables, agencyId: string): Promise<string | undefined> {
  const { pk } = recomputedKey(agencyId, '');
  const { items } = await queryProjections(tables, { pk, newestFirst: true }, { limit: 1 });
  const at = items[0]?.item['at'];
  return typeof at === 'string' ? at : undefined;
}
