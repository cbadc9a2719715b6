import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Inclusion } from '../../domain/history/bundle.ts';
import type { DayRef, SignedRoot } from '../../domain/history/daily-root.ts';
import { PAGE_HEADS, pathOf, placeOf } from '../../domain/history/day-tree.ts';
import type { Head } from '../../domain/history/head.ts';
import { type ProjectionKey, queryProjections, readProjection } from '../projections.ts';
import type { Page, PageRequest } from '../read.ts';
import type { Tables } from '../table.ts';

/** The day whose root is being taken, or the last one that was signed. There is one at a time. */
export interface DayRun {
  readonly day: string;
  readonly previous?: DayRef;
  /** TAKING: heads go into its pages; TAKEN: its leaves are settled; SIGNED: its root is published. */
  readonly status: 'TAKING' | 'TAKEN' | 'SIGNED';
  /** From where on heads are taken. */
  readonly shard: number;
  readonly after?: string;
  readonly pages: number;
  readonly leaves: number;
  readonly takenAt?: string;
  /** Hash of its statement, once it is signed. */
  readonly hash?: string;
}

const padded = (n: number, digits: number): string => String(n).padStart(digits, '0');

export const RUN: ProjectionKey = { pk: 'PROJ#HISTORY#RUN', sk: 'RUN' };
export const DAYS = 'PROJ#HISTORY#DAYS';
const PARTS = 'PROJ#HISTORY#PARTS#';
const PAGES = 'PROJ#HISTORY#PAGES#';

export const dayKey = (day: string): ProjectionKey => ({ pk: DAYS, sk: day });
export const pageKey = (day: string, page: number): ProjectionKey => ({
  pk: `${PAGES}${day}`,
  sk: padded(page, 8),
});
export const sectionKey = (day: string, section: number): ProjectionKey => ({
  pk: `${PARTS}${day}`,
  sk: `SECTION#${padded(section, 6)}`,
});
export const topKey = (day: string): ProjectionKey => ({ pk: `${PARTS}${day}`, sk: 'TOP' });
/** Where a head lies under a root; its versions sort by number. */
export const placeKey = ({ kind, id, version }: Omit<Head, 'hash'>): ProjectionKey => ({
  pk: `PROJ#HISTORY#PLACES#${kind}#${id}`,
  sk: padded(version, 8),
});

/** Which items hold pages of heads, and of which day: for those who read a whole table. */
export const dayOfPage = ({ pk }: ProjectionKey): string | undefined =>
  pk.startsWith(PAGES) ? pk.slice(PAGES.length) : undefined;

export async function readRun(
  tables: Tables,
): Promise<{ readonly run: DayRun; readonly rev: number } | undefined> {
  const found = await readProjection(tables, RUN);
  return found && { run: found.item as unknown as DayRun, rev: found.rev };
}

/** A signed root; undefined while the day has none. */
export async function readDay(tables: Tables, day: string): Promise<SignedRoot | undefined> {
  return (await readProjection(tables, dayKey(day)))?.item.root as SignedRoot | undefined;
}

/** A page of signed roots, by their days. */
export async function listDays(
  tables: Tables,
  page: PageRequest,
  newestFirst: boolean,
): Promise<Page<SignedRoot>> {
  const { items, ...rest } = await queryProjections(tables, { pk: DAYS, newestFirst }, page);
  return { items: items.map(({ item }) => item.root as SignedRoot), ...rest };
}

/** The roots of a part of a day's tree. */
export async function readRoots(tables: Tables, key: ProjectionKey): Promise<readonly string[]> {
  return ((await readProjection(tables, key))?.item.roots ?? []) as readonly string[];
}

const SECTIONS_READ = 100;

/** The sections of a day, in their order, a page at a time. */
export async function* sectionsOf(tables: Tables, day: string): AsyncGenerator<readonly string[]> {
  const where = { pk: `${PARTS}${day}`, prefix: 'SECTION#' };
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, where, { limit: SECTIONS_READ, cursor });
    for (const { item } of page.items) yield item.roots as readonly string[];
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** The proof that a head stands under the root of a day. @throws Error where the parts do not hold it */
export async function inclusionAt(
  tables: Tables,
  { day, index, root }: { readonly day: string; readonly index: number; readonly root: SignedRoot },
): Promise<Inclusion> {
  const place = placeOf(index);
  const [page, section, top] = await Promise.all([
    readProjection(tables, pageKey(day, place.page)),
    readRoots(tables, sectionKey(day, place.section)),
    readRoots(tables, topKey(day)),
  ]);
  const heads = (page?.item.heads ?? []) as readonly Head[];
  const path = pathOf(index, { page: heads, section, top });
  const head = heads[index % PAGE_HEADS];
  if (head === undefined) throw new Error(`no head at ${index} of ${day}`);
  return { head, index, path, root };
}

/**
 * The proof of a chain's head under a signed root: of the last one up to a version, or of the first one from it on, which
 * covers the event with that number. Undefined while there is none.
 */
export async function inclusionOf(
  tables: Tables,
  chain: Omit<Head, 'hash' | 'version'>,
  { version, towards }: { readonly version: number; readonly towards: 'END' | 'START' },
): Promise<Inclusion | undefined> {
  const { pk, sk } = placeKey({ ...chain, version });
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      KeyConditionExpression: `pk = :pk AND sk ${towards === 'END' ? '>=' : '<='} :sk`,
      ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
      ScanIndexForward: towards === 'END',
      ConsistentRead: true,
      // One of them may lie under the root that is just being taken.
      Limit: 2,
    }),
  );
  for (const { day, index } of Items) {
    const root = await readDay(tables, day);
    if (root !== undefined) return inclusionAt(tables, { day, index, root });
  }
  return undefined;
}
