import { ConditionalCheckFailedException, TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Head } from '../../domain/history/head.ts';
import { partition } from '../aggregate.ts';
import type { EventRecord } from '../event-item.ts';
import type { Projection, ProjectionKey } from '../projections.ts';
import { RELAY_SHARDS, shardOf, type Tables } from '../table.ts';

/**
 * The register of all chains: one item an aggregate with the end of its chain, so that every chain is found without a
 * scan. While its head is under no daily root it stands in `list1`, too, in a partition of its shard.
 */
export const HEAD_SHARDS = RELAY_SHARDS;

export const headsOf = (shard: number | string): string => `PROJ#HISTORY#HEADS#${shard}`;
export const openHeadsOf = (shard: number | string): string => `HISTORY#OPEN#${shard}`;

/** A head that no root covers yet, as it was read. */
export interface OpenHead extends Head {
  readonly rev: number;
}

const keyOf = ({ kind, id }: Pick<Head, 'kind' | 'id'>): ProjectionKey & { shard: string } => {
  const sk = partition(kind, id);
  const shard = shardOf(sk, HEAD_SHARDS);
  return { pk: headsOf(shard), sk, shard };
};

/** A root is being taken over the head at this very moment; the SDK does not try again by itself. */
const TRIES = 6;
const PAUSE_MS = 10;

/** Notes where a chain ends now. An event that comes again, or after a later one, changes nothing. */
export async function registerHead(
  event: Pick<EventRecord, 'aggregate' | 'hash'>,
  tables: Tables,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await tables.client.send(registration(event, tables));
      return;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return;
      if (!(error instanceof TransactionConflictException) || attempt === TRIES) throw error;
      await new Promise<void>((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS * 2 ** attempt));
    }
  }
}

function registration({ aggregate, hash }: Pick<EventRecord, 'aggregate' | 'hash'>, { platform }: Tables) {
  const { kind, id, version } = aggregate;
  const { shard, pk, sk } = keyOf({ kind, id });
  const set = { kind, id, version, hash, list1pk: openHeadsOf(shard), list1sk: sk };
  const names = Object.keys(set);
  return new UpdateCommand({
    TableName: platform,
    Key: { pk, sk },
    UpdateExpression: `ADD #rev :one SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(pk) OR #version < :version',
    ExpressionAttributeNames: Object.fromEntries([...names, 'rev'].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ':one': 1,
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
    },
  });
}

/** The open heads of a shard after a place, in the order of their keys. */
export async function openHeads(
  tables: Tables,
  { shard, after }: { readonly shard: number; readonly after?: string | undefined },
  limit: number,
): Promise<readonly OpenHead[]> {
  const { Items = [] } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      IndexName: 'list1',
      Limit: limit,
      KeyConditionExpression: after === undefined ? 'list1pk = :pk' : 'list1pk = :pk AND list1sk > :after',
      ExpressionAttributeValues: {
        ':pk': openHeadsOf(shard),
        ...(after !== undefined && { ':after': after }),
      },
    }),
  );
  // The register wrote every member of it.
  return Items.map(({ kind, id, version, hash, rev }) => ({ kind, id, version, hash, rev }) as OpenHead);
}

/** The same head, open no more. Should it have moved on since it was read, the commit is refused and it is read again. */
export const closedHead = ({ rev, kind, id, version, hash }: OpenHead, day: string): Projection => {
  const { pk, sk } = keyOf({ kind, id });
  return { put: { pk, sk }, item: { kind, id, version, hash, day }, rev };
};
