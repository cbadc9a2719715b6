import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ProblemError, refuse } from '../domain/problem.ts';
import type { Tables } from './table.ts';

const WINDOW_SECONDS = 3600;

/** Something that may be done so often an hour; `source` is a keyed hash, never an address. */
export interface Limited {
  readonly scope: string;
  readonly source: string;
  readonly perHour: number;
}

/**
 * Counts one attempt in the source's current hour; the counter item goes by its TTL.
 * @throws RATE_LIMITED with the seconds to wait, once the hour's number is spent.
 */
export async function countAttempt(tables: Tables, limited: Limited, now: string): Promise<void> {
  const seconds = Math.floor(Date.parse(now) / 1000);
  const window = Math.floor(seconds / WINDOW_SECONDS);
  const ends = (window + 1) * WINDOW_SECONDS;
  try {
    await tables.client.send(
      new UpdateCommand({
        TableName: tables.platform,
        Key: { pk: `RATE#${limited.scope}#${limited.source}#${window}`, sk: 'RATE' },
        UpdateExpression: 'ADD #count :one SET #ttl = :ttl',
        ConditionExpression: 'attribute_not_exists(#count) OR #count < :max',
        ExpressionAttributeNames: { '#count': 'count', '#ttl': 'ttl' },
        ExpressionAttributeValues: { ':one': 1, ':max': limited.perHour, ':ttl': ends + WINDOW_SECONDS },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    const retryAfterSeconds = Math.max(1, ends - seconds);
    throw new ProblemError(refuse('RATE_LIMITED', { extra: { retryAfterSeconds } }), { cause: error });
  }
}
