import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { OneTimeSchedules } from '../../shared/platform/one-time-schedules.ts';
import type { Log } from '../../shared/runtime/log.ts';
import { type DeadlineItem, loadDeadline } from '../../shared/store/deadline-items.ts';
import { deadlineKey, partition } from '../../shared/store/aggregate.ts';
import type { Tables } from '../../shared/store/table.ts';
import type { DeadlineMessage } from './deadline-message.ts';

export interface ArmDeps {
  readonly tables: Tables;
  readonly schedules: OneTimeSchedules;
  readonly log: Log;
}

const SOONEST_MS = 60_000;

/**
 * Keeps one schedule for each open deadline. What the stream says is only that something changed: the item is read
 * again, so that records out of order cannot bring an old date back.
 */
export async function armDeadlines(
  batch: DynamoDBStreamEvent,
  now: string,
  deps: ArmDeps,
): Promise<DynamoDBBatchResponse> {
  for (const record of batch.Records) {
    try {
      await arm(record, now, deps);
    } catch (error) {
      deps.log.error('SCHEDULE_FAILED', { error });
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };
    }
  }
  return { batchItemFailures: [] };
}

async function arm(record: DynamoDBRecord, now: string, { tables, schedules }: ArmDeps): Promise<void> {
  const image = record.dynamodb?.NewImage ?? record.dynamodb?.OldImage;
  if (image === undefined) return;
  const { owner, deadline: changed } = unmarshall(image as Record<string, AttributeValue>) as DeadlineItem;
  const key = `${partition(owner.kind, owner.id)} ${deadlineKey(changed.kind)}`;
  const deadline = await loadDeadline(tables, owner, changed.kind);
  if (deadline === undefined) return schedules.clear(key);
  // Scheduler refuses an instant that has passed: what is due already is fired as soon as it can be.
  const at = new Date(Math.max(Date.parse(deadline.dueAt), Date.parse(now) + SOONEST_MS)).toISOString();
  const message: DeadlineMessage = { aggregate: owner, deadline: deadline.kind, dueAt: deadline.dueAt };
  return schedules.set(key, at, message);
}
