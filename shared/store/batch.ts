import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { type AggregateType, type Loaded, partition, STATE } from './aggregate.ts';
import type { ProjectionKey, ReadProjection } from './projections.ts';
import { toLoaded } from './read.ts';
import type { Tables } from './table.ts';

interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** DynamoDB's limit on one BatchGetItem call (API reference, BatchGetItem). */
const KEYS_A_CALL = 100;
const TRIES = 8;
const FIRST_PAUSE_MS = 8;

/** Aggregates by their ids, strongly consistent, for pages of work: one call for a hundred. Those that are not there are left out. */
export async function loadMany<B>(
  tables: Tables,
  type: AggregateType<B>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Loaded<B>>> {
  const items = await getMany(
    tables,
    ids.map((id) => ({ pk: partition(type.kind, id), sk: STATE })),
  );
  return new Map([...items.values()].map((item) => [String(item['id']), toLoaded(type, item)]));
}

/** Projections by their keys, strongly consistent; in the order of the keys, undefined where there is none. */
export async function readProjections(
  tables: Tables,
  keys: readonly ProjectionKey[],
): Promise<(ReadProjection['item'] | undefined)[]> {
  const items = await getMany(tables, keys);
  return keys.map((key) => items.get(nameOf(key)));
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** Keys that a call left unprocessed are asked for again (API reference, UnprocessedKeys). */
async function getMany(
  tables: Tables,
  keys: readonly Key[],
): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>();
  const different = [...new Map(keys.map((key) => [nameOf(key), { pk: key.pk, sk: key.sk }])).values()];
  for (let start = 0; start < different.length; start += KEYS_A_CALL) {
    let wanted: Record<string, unknown>[] = different.slice(start, start + KEYS_A_CALL);
    for (let attempt = 0; wanted.length > 0; attempt += 1) {
      if (attempt === TRIES) throw new Error(`${wanted.length} items were not read in ${TRIES} calls`);
      if (attempt > 0) await pause(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
      const { Responses, UnprocessedKeys } = await tables.client.send(
        new BatchGetCommand({ RequestItems: { [tables.platform]: { Keys: wanted, ConsistentRead: true } } }),
      );
      for (const item of Responses?.[tables.platform] ?? [])
        found.set(nameOf({ pk: String(item['pk']), sk: String(item['sk']) }), item);
      wanted = UnprocessedKeys?.[tables.platform]?.Keys ?? [];
    }
  }
  return found;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
