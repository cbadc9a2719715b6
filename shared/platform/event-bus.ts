import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { EVENT_SOURCE, Envelope } from '../../events/envelope.ts';
import type { EventRecord } from '../store/event-item.ts';

/** EventBridge takes ten entries a call (EventBridge API reference, PutEvents). */
export const ENTRIES_PER_CALL = 10;

export interface EventBus {
  /** Puts up to ten events; answers, in order, whether the bus took each. */
  put(events: readonly EventRecord[]): Promise<boolean[]>;
}

export function eventBridgeBus(client: EventBridgeClient, busName: string): EventBus {
  return {
    async put(events) {
      const { Entries = [] } = await client.send(
        new PutEventsCommand({
          Entries: events.map((event) => ({
            EventBusName: busName,
            Source: EVENT_SOURCE,
            DetailType: event.type,
            Time: new Date(event.at),
            Detail: JSON.stringify(toEnvelope(event)),
          })),
        }),
      );
      return events.map((_, index) => Entries[index]?.EventId !== undefined);
    },
  };
}

/** The public face of an event: what it is about and its public facts, never who did it or why. */
export function toEnvelope(event: EventRecord): Envelope {
  return Envelope().parse({
    id: event.id,
    type: event.type,
    version: 1,
    at: event.at,
    aggregate: event.aggregate,
    role: event.actor.role,
    article: event.article,
    policyVersion: event.policyVersion,
    cause: event.cause,
    data: event.data,
  });
}
