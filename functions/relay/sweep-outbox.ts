import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { RELAY_SHARDS } from '../../shared/store/table.ts';
import { type RelayDeps, relayEvents } from './relay-events.ts';

/** The stream has had this long to relay an event by itself. */
const STREAM_GRACE_MS = 60_000;
const PAGE = 50;

/**
 * Relays what the stream left in the outbox: the guarantee behind it, as a stream forgets after 24 hours. An event
 * that the bus refuses stays for the next sweep.
 */
export async function sweepOutbox(now: string, deps: RelayDeps): Promise<void> {
  const before = new Date(Date.parse(now) - STREAM_GRACE_MS).toISOString();
  for (let shard = 0; shard < RELAY_SHARDS; shard += 1) await sweepShard(String(shard), before, deps);
}

async function sweepShard(shard: string, before: string, deps: RelayDeps): Promise<void> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await deps.tables.client.send(
      new QueryCommand({
        TableName: deps.tables.platform,
        IndexName: 'unrelayed',
        KeyConditionExpression: 'unrelayed = :shard AND unrelayedAt < :before',
        ExpressionAttributeValues: { ':shard': shard, ':before': before },
        Limit: PAGE,
        ExclusiveStartKey: from,
      }),
    );
    const events = await Promise.all(Items.map(({ pk, sk }) => readEvent(pk, sk, deps)));
    if (events.length > 0)
      await relayEvents(
        events.filter((event) => event !== undefined),
        deps,
      );
    from = LastEvaluatedKey;
  } while (from !== undefined);
}

async function readEvent(pk: string, sk: string, { tables }: RelayDeps): Promise<EventRecord | undefined> {
  const { Item } = await tables.client.send(
    new GetCommand({ TableName: tables.platform, Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item?.unrelayed === undefined ? undefined : (Item.event as EventRecord);
}
