import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { Envelope } from '../../events/envelope.ts';
import type { Context } from '../store/event-item.ts';
import type { Log } from './log.ts';

/**
 * A queue function: handles each message by itself and reports the failed ones, so that one bad message holds up
 * nobody else (Lambda Developer Guide, "Reporting batch item failures").
 */
export function queueHandler<M>(
  log: Log,
  parse: (record: SQSRecord) => M,
  handle: (message: M) => Promise<void>,
) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failures: { itemIdentifier: string }[] = [];
    for (const record of event.Records) {
      try {
        await handle(parse(record));
      } catch (error) {
        log.error('MESSAGE_FAILED', { messageId: record.messageId, error });
        failures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures: failures };
  };
}

/** What EventBridge puts on a queue, as far as we read it. */
const BusMessage = onFirstUse(() => z.object({ detail: Envelope() }));

/** The event that an EventBridge rule put on the queue. */
export const busEvent = (record: SQSRecord): Envelope => BusMessage().parse(JSON.parse(record.body)).detail;

/** The commit context of a reaction to an event: the platform acts, because of that event. */
export function reactionContext(event: Envelope, now: string, policyVersion: string): Context {
  return {
    actor: { id: 'SYSTEM', role: 'SYSTEM' },
    now,
    policyVersion,
    requestId: event.id,
    cause: `event ${event.id}`,
  };
}
