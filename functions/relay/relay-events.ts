import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ENTRIES_PER_CALL, type EventBus } from '../../shared/platform/event-bus.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { eventKey, partition } from '../../shared/store/aggregate.ts';
import type { EventRecord } from '../../shared/store/event-item.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface RelayDeps {
  readonly tables: Tables;
  readonly bus: EventBus;
  readonly log: Log;
}

/**
 * Puts events on the bus, ten a call, and takes each out of the outbox only after the bus took it. A crash between
 * the two sends an event twice, never not at all: consumers know an event by its id.
 * @returns the ids that are still to be relayed.
 */
export async function relayEvents(events: readonly EventRecord[], deps: RelayDeps): Promise<Set<string>> {
  const left = new Set(events.map((event) => event.id));
  for (let start = 0; start < events.length; start += ENTRIES_PER_CALL) {
    const batch = events.slice(start, start + ENTRIES_PER_CALL);
    const taken = await deps.bus.put(batch);
    await Promise.all(
      batch.map(async (event, index) => {
        if (!taken[index]) {
          deps.log.warn('RELAY_REFUSED', { eventId: event.id, eventType: event.type });
          return;
        }
        await markRelayed(event, deps.tables);
        left.delete(event.id);
      }),
    );
  }
  deps.log.info('RELAYED', { count: events.length - left.size });
  return left;
}

async function markRelayed({ aggregate }: EventRecord, tables: Tables): Promise<void> {
  await tables.client.send(
    new UpdateCommand({
      TableName: tables.platform,
      Key: { pk: partition(aggregate.kind, aggregate.id), sk: eventKey(aggregate.version) },
      UpdateExpression: 'REMOVE unrelayed, unrelayedAt',
      ConditionExpression: 'attribute_exists(pk)',
    }),
  );
}
