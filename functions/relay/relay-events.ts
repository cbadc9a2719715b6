import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ENTRIES_PER_CALL, type EventBus } from '../../shared/platform/event-bus.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { eventKey, partition } from '../../shared/store/aggregate.ts';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { registerHead } from '../../shared/store/history/heads.ts';
import type { Tables } from '../../shared/store/table.ts';

export interface RelayDeps {
  readonly tables: Tables;
  readonly bus: EventBus;
  readonly log: Log;
}

/**
 * Puts events on the bus, ten a call, and takes each out of the outbox only after the bus took it and its chain's head
 * stands in the register of all chains (docs/adr/0012). A crash between sends an event twice, never not at all:
 * consumers know an event by its id, and the register only goes forward.
 * @returns the ids that are still to be relayed.
 */
export async function relayEvents(events: readonly EventRecord[], deps: RelayDeps): Promise<Set<string>> {
  const left = new Set(events.map((event) => event.id));
  for (let start = 0; start < events.length; start += ENTRIES_PER_CALL) {
    const batch = events.slice(start, start + ENTRIES_PER_CALL);
    const taken = await deps.bus.put(batch);
    await registerHeads(
      batch.filter((_, index) => taken[index]),
      deps.tables,
    );
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

/** Of several events of one aggregate the last one is its head. */
async function registerHeads(events: readonly EventRecord[], tables: Tables): Promise<void> {
  const last = new Map<string, EventRecord>();
  for (const event of events) {
    const { kind, id, version } = event.aggregate;
    const key = partition(kind, id);
    if (version > (last.get(key)?.aggregate.version ?? 0)) last.set(key, event);
  }
  await Promise.all([...last.values()].map((event) => registerHead(event, tables)));
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
