import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Deadline } from '../domain/time/deadline.ts';
import { deadlineKey, partition } from './aggregate.ts';
import { nextCursor, readCursor } from './cursor.ts';
import type { Page } from './read.ts';
import type { Tables } from './table.ts';

/** An open deadline as its own item: what the sweep finds and the schedule points at. */
export interface DeadlineItem {
  readonly owner: { readonly kind: string; readonly id: string };
  readonly deadline: Deadline;
}

/** An open deadline, strongly consistent; undefined once it is met, cleared or replaced. */
export async function loadDeadline(
  tables: Tables,
  owner: DeadlineItem['owner'],
  kind: string,
): Promise<Deadline | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({
      TableName: tables.platform,
      Key: { pk: partition(owner.kind, owner.id), sk: deadlineKey(kind) },
      ConsistentRead: true,
    }),
  );
  return Item?.deadline;
}

/** One page of a shard's open deadlines due in `[from, until]`, earliest first. */
export async function dueDeadlines(
  tables: Tables,
  shard: string,
  { from = '0000', until }: { readonly from?: string; readonly until: string },
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<DeadlineItem>> {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      IndexName: 'due',
      KeyConditionExpression: 'dueShard = :shard AND dueAt BETWEEN :from AND :until',
      ExpressionAttributeValues: { ':shard': shard, ':from': from, ':until': until },
      Limit: page.limit,
      ExclusiveStartKey: readCursor(page.cursor, { names: ['dueShard', 'dueAt'], partition: shard }),
    }),
  );
  return {
    items: Items.map(({ owner, deadline }) => ({ owner, deadline })),
    ...nextCursor(LastEvaluatedKey),
  };
}
