import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ProblemError, refuse } from '../domain/problem.ts';
import { type AggregateType, type Loaded, partition, STATE } from './aggregate.ts';
import { nextCursor, readCursor } from './cursor.ts';
import type { EventRecord } from './event-item.ts';
import type { Tables } from './table.ts';

/** An aggregate, strongly consistent; undefined when there is none. Costs one read unit per 4 KB. */
export async function load<B>(
  tables: Tables,
  type: AggregateType<B>,
  id: string,
): Promise<Loaded<B> | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({
      TableName: tables.platform,
      Key: { pk: partition(type.kind, id), sk: STATE },
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : toLoaded(type, Item);
}

/** As `load`, but @throws NOT_FOUND. */
export async function get<B>(tables: Tables, type: AggregateType<B>, id: string): Promise<Loaded<B>> {
  const loaded = await load(tables, type, id);
  if (loaded === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return loaded;
}

/** What is stored of an aggregate, as it is read everywhere. */
export function toLoaded<B>(type: AggregateType<B>, item: Record<string, unknown>): Loaded<B> {
  // The store wrote every member but the body itself; the body is checked, as its schema may have moved on.
  const { id, status, version, deadlines, refs, updatedAt, lastHash } = item as unknown as Loaded<B>;
  return { id, status, version, deadlines, refs, updatedAt, lastHash, body: type.body().parse(item.body) };
}

/** Who holds a uniqueness guard. */
export async function guardOwner(tables: Tables, name: string): Promise<string | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({
      TableName: tables.platform,
      Key: { pk: `GUARD#${name}`, sk: 'GUARD' },
      ConsistentRead: true,
    }),
  );
  return Item?.owner;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Give it back to get the next page; absent on the last. */
  readonly cursor?: string;
}

export type ListName = 'list1' | 'list2' | 'list3';

/** One page of a list, in sort order; `prefix` narrows the sort key, `newestFirst` turns the order round. */
export async function list<B>(
  tables: Tables,
  type: AggregateType<B>,
  index: ListName,
  key: {
    readonly pk: string;
    readonly prefix?: string;
    /** Only sort keys below it; instead of a prefix. */
    readonly before?: string;
    readonly newestFirst?: boolean;
  },
  page: PageRequest,
): Promise<Page<Loaded<B>>> {
  const range = rangeOf(key);
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      IndexName: index,
      KeyConditionExpression: `#pk = :pk${range ?? ''}`,
      ExpressionAttributeNames: { '#pk': `${index}pk`, ...(range && { '#sk': `${index}sk` }) },
      ExpressionAttributeValues: { ':pk': key.pk, ...(range && { ':sk': key.prefix ?? key.before }) },
      ScanIndexForward: !key.newestFirst,
      Limit: page.limit,
      ExclusiveStartKey: readCursor(page.cursor, {
        names: [`${index}pk`, `${index}sk`],
        partition: key.pk,
        prefix: key.prefix,
      }),
    }),
  );
  return { items: Items.map((item) => toLoaded(type, item)), ...nextCursor(LastEvaluatedKey) };
}

function rangeOf({ prefix, before }: { readonly prefix?: string; readonly before?: string }) {
  if (prefix !== undefined) return ' AND begins_with(#sk, :sk)';
  return before === undefined ? undefined : ' AND #sk < :sk';
}

/** One page of an aggregate's events, oldest first. */
export async function history(
  tables: Tables,
  kind: string,
  id: string,
  page: PageRequest,
): Promise<Page<EventRecord>> {
  const pk = partition(kind, id);
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :event)',
      ExpressionAttributeValues: { ':pk': pk, ':event': 'EVENT#' },
      Limit: page.limit,
      ConsistentRead: true,
      ExclusiveStartKey: readCursor(page.cursor, { names: ['pk', 'sk'], partition: pk, prefix: 'EVENT#' }),
    }),
  );
  return { items: Items.map((item) => item.event as EventRecord), ...nextCursor(LastEvaluatedKey) };
}
