import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Tables } from './table.ts';
import type { Write } from './write.ts';

/**
 * What one page of work that fans out leaves behind, in the transaction of its effect (design §3). The total, written
 * last, is a page of its own: all are there when at least as many pages stand beside it. There is no counter to conflict on.
 */
export type PageItem =
  | { readonly work: string; readonly page: string; readonly handled: number }
  | { readonly work: string; readonly total: number };

/** Longer than anybody looks at the progress of one sweep or run. */
const KEPT_SECONDS = 400 * 24 * 3600;

export function pageWrite(tables: Tables, item: PageItem, now: string): Write {
  const sk = 'total' in item ? 'TOTAL' : `PAGE#${item.page}`;
  const ttl = Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS;
  // Written anew by a repeat of the same work, with the same content.
  return {
    item: { Put: { TableName: tables.platform, Item: { pk: `WORK#${item.work}`, sk, ...item, ttl } } },
    onFailure: 'reload',
  };
}

const PAGES_READ = 500;

/** How much all pages of a work together have handled; read after the last of them. */
export const handledBy = async (tables: Tables, work: string): Promise<number> =>
  (await countPages(tables, work)).handled;

async function countPages(tables: Tables, work: string) {
  const count = { pages: 0, handled: 0 };
  let start: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await tables.client.send(
      new QueryCommand({
        TableName: tables.platform,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :page)',
        ExpressionAttributeValues: { ':pk': `WORK#${work}`, ':page': 'PAGE#' },
        ConsistentRead: true,
        Limit: PAGES_READ,
        ExclusiveStartKey: start,
      }),
    );
    count.pages += Items.length;
    count.handled += Items.reduce((sum, item) => sum + Number(item.handled), 0);
    start = LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}

/** What stands of a work: its pages, how much they handled, and their total once it is written. */
export interface Progress {
  readonly pages: number;
  readonly handled: number;
  readonly total?: number;
}

/** How far a work has come; `pages ≥ total` tells that all of it is done. Reads its pages only once the total stands. */
export async function progressOf(tables: Tables, work: string): Promise<Progress> {
  const total = await workItem(tables, work, 'TOTAL');
  if (total === undefined) return { pages: 0, handled: 0 };
  return { ...(await countPages(tables, work)), total: Number(total['total']) };
}

/** Whether this page of a work stands. */
export const isPageDone = async (tables: Tables, work: string, page: string): Promise<boolean> =>
  (await workItem(tables, work, `PAGE#${page}`)) !== undefined;

async function workItem(tables: Tables, work: string, sk: string) {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.platform, Key: { pk: `WORK#${work}`, sk }, ConsistentRead: true }),
  );
  return Item;
}
