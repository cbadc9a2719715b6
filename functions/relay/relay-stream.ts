import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { EventRecord } from '../../shared/store/event-item.ts';
import { type RelayDeps, relayEvents } from './relay-events.ts';

/** Relays the events of a batch of stream records; the batch comes again from the first one that is left. */
export async function relayStream(
  batch: DynamoDBStreamEvent,
  deps: RelayDeps,
): Promise<DynamoDBBatchResponse> {
  const records = batch.Records.flatMap((record) => {
    const event = eventOf(record);
    return event === undefined ? [] : [{ event, sequence: record.dynamodb?.SequenceNumber ?? '' }];
  });
  const left = await relayEvents(
    records.map(({ event }) => event),
    deps,
  );
  const first = records.find(({ event }) => left.has(event.id));
  return { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: first.sequence }] };
}

function eventOf(record: DynamoDBRecord): EventRecord | undefined {
  const image = record.dynamodb?.NewImage;
  // The event types of aws-lambda and of the SDK describe the same JSON.
  return image && (unmarshall(image as Record<string, AttributeValue>).event as EventRecord | undefined);
}
