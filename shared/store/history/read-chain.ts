import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { ChainEnd, ChainRef } from '../../domain/history/chain.ts';
import { type AggregateType, eventKey, partition } from '../aggregate.ts';
import { nextCursor } from '../cursor.ts';
import type { EventRecord } from '../event-item.ts';
import { history, load } from '../read.ts';
import type { Tables } from '../table.ts';

/** Any aggregate, for those who do not look into its body. */
const anyAggregate = (kind: string): AggregateType<unknown> => ({
  kind,
  body: onFirstUse(() => z.unknown()),
});

/** Status and end of an aggregate's chain as its state says; undefined where there is no such aggregate. */
export async function readEnd(
  tables: Tables,
  { kind, id }: ChainRef,
): Promise<(ChainEnd & { readonly status: string }) | undefined> {
  const found = await load(tables, anyAggregate(kind), id);
  return found && { version: found.version, hash: found.lastHash, status: found.status };
}

/** Events of a chain after one of them, oldest first. */
export async function eventsAfter(
  tables: Tables,
  { kind, id }: ChainRef,
  version: number,
  limit: number,
): Promise<readonly EventRecord[]> {
  const start = version === 0 ? {} : nextCursor({ pk: partition(kind, id), sk: eventKey(version) });
  return (await history(tables, kind, id, { limit, ...start })).items;
}
