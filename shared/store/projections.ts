import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { nextCursor, readCursor } from './cursor.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';
import { KEY_ABSENT, type Write } from './write.ts';

/** Where a projection lies. `pk` begins with `PROJ#<name>#`, apart from every aggregate. */
export interface ProjectionKey {
  readonly pk: string;
  readonly sk: string;
}

/**
 * A figure or an index entry that follows from aggregates: it has no history and goes on no bus, as it can be computed
 * again. It is written in the transaction of what it follows from. One plan writes a key once (DynamoDB API reference,
 * TransactWriteItems).
 */
export type Projection =
  /** The whole item under the revision it was read with; `undefined` = there is none yet. */
  | {
      readonly put: ProjectionKey;
      readonly item: Readonly<Record<string, unknown>>;
      readonly rev: number | undefined;
    }
  /** Top-level numbers are added to, whatever they were; `set` overwrites other attributes. Integers stay exact. */
  | {
      readonly add: ProjectionKey;
      readonly deltas: Readonly<Record<string, number>>;
      readonly set?: Readonly<Record<string, unknown>>;
    }
  | { readonly remove: ProjectionKey; readonly rev: number };

/** What was read: the item's own attributes and the revision to give back with a `put` or `remove`. */
export interface ReadProjection {
  /** 0 for an item that only `add` has written. */
  readonly rev: number;
  readonly item: Readonly<Record<string, unknown>>;
}

const BY_REV = { names: { '#rev': 'rev' }, condition: '#rev = :rev' } as const;

export function projectionWrite(tables: Tables, projection: Projection): Write {
  const TableName = tables.platform;
  if ('remove' in projection) {
    return {
      item: {
        Delete: {
          TableName,
          Key: checkKey(projection.remove),
          ConditionExpression: BY_REV.condition,
          ExpressionAttributeNames: BY_REV.names,
          ExpressionAttributeValues: { ':rev': projection.rev },
        },
      },
      onFailure: 'reload',
    };
  }
  if ('put' in projection) {
    const { put, item, rev } = projection;
    const Item = { ...item, ...checkKey(put), rev: (rev ?? 0) + 1 };
    const condition =
      rev === undefined
        ? { ConditionExpression: KEY_ABSENT }
        : {
            ConditionExpression: BY_REV.condition,
            ExpressionAttributeNames: BY_REV.names,
            ExpressionAttributeValues: { ':rev': rev },
          };
    return { item: { Put: { TableName, Item, ...condition } }, onFailure: 'reload' };
  }
  return { item: { Update: additionTo(TableName, projection) }, onFailure: 'reload' };
}

function additionTo(TableName: string, { add, deltas, set = {} }: Extract<Projection, { add: unknown }>) {
  const numbers = Object.entries(deltas);
  const others = Object.entries(set);
  if (numbers.length + others.length === 0) throw new RangeError(`nothing to add to ${add.pk} ${add.sk}`);
  const clause = (word: string, parts: readonly string[]) =>
    parts.length > 0 ? [word, parts.join(', ')] : [];
  return {
    TableName,
    Key: checkKey(add),
    UpdateExpression: [
      ...clause(
        'ADD',
        numbers.map((_, i) => `#n${i} :n${i}`),
      ),
      ...clause(
        'SET',
        others.map((_, i) => `#s${i} = :s${i}`),
      ),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries([
      ...numbers.map(([name], i) => [`#n${i}`, name]),
      ...others.map(([name], i) => [`#s${i}`, name]),
    ]),
    ExpressionAttributeValues: Object.fromEntries([
      ...numbers.map(([, delta], i) => [`:n${i}`, delta]),
      ...others.map(([, value], i) => [`:s${i}`, value]),
    ]),
  };
}

function checkKey({ pk, sk }: ProjectionKey): { pk: string; sk: string } {
  if (!pk.startsWith('PROJ#')) throw new RangeError(`${pk} is not the key of a projection`);
  return { pk, sk };
}

/** One projection, strongly consistent; undefined when there is none. */
export async function readProjection(
  tables: Tables,
  key: ProjectionKey,
): Promise<ReadProjection | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.platform, Key: checkKey(key), ConsistentRead: true }),
  );
  return Item === undefined ? undefined : toRead(Item);
}

/** One page of a partition of projections, in sort order. */
export async function queryProjections(
  tables: Tables,
  {
    pk,
    prefix,
    newestFirst,
  }: { readonly pk: string; readonly prefix?: string; readonly newestFirst?: boolean },
  page: PageRequest,
): Promise<Page<ReadProjection & { readonly sk: string }>> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
      ExpressionAttributeValues: { ':pk': checkKey({ pk, sk: '' }).pk, ...(prefix && { ':prefix': prefix }) },
      ScanIndexForward: !newestFirst,
      ConsistentRead: true,
      Limit: page.limit,
      ExclusiveStartKey: readCursor(page.cursor, { names: ['pk', 'sk'], partition: pk, prefix }),
    }),
  );
  return {
    items: Items.map((item) => ({ sk: String(item.sk), ...toRead(item) })),
    ...nextCursor(LastEvaluatedKey),
  };
}

function toRead({ pk: _pk, sk: _sk, rev = 0, ...item }: Record<string, unknown>): ReadProjection {
  return { rev: Number(rev), item };
}
