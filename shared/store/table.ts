import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The two tables and the client that reaches them. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly platform: string;
  /** Only few functions may reach it. */
  readonly sealed?: string;
}

/** Partitions of the sparse `unrelayed` index; a power of two keeps the spread even. */
export const RELAY_SHARDS = 8;
/** Partitions of the `due` index. */
export const DUE_SHARDS = 4;

/** A stable shard for a key: FNV-1a over its UTF-16 units. */
export function shardOf(key: string, shards: number): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return String((hash >>> 0) % shards);
}

/** DynamoDB's limit on one TransactWriteItems call (API reference, TransactWriteItems). */
export const MAX_TRANSACTION_ITEMS = 100;
