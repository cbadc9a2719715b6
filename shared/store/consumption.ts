import type { Tables } from './table.ts';
import type { Write } from './write.ts';

/** One message handled by one consumer. */
export interface Consumption {
  readonly consumer: string;
  readonly messageId: string;
}

/** Longer than any queue, archive replay or dead letter keeps a message that may come again. */
const KEPT_SECONDS = 400 * 24 * 3600;

export function consumedWrite(tables: Tables, { consumer, messageId }: Consumption, now: string): Write {
  const Item = {
    pk: `CONSUMED#${consumer}#${messageId}`,
    sk: 'CONSUMED',
    ttl: Math.floor(Date.parse(now) / 1000) + KEPT_SECONDS,
  };
  return {
    item: { Put: { TableName: tables.platform, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
    onFailure: 'consumed',
  };
}
