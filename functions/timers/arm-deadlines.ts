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
/** Deadlines that are armed side by side: few enough for the rates of Scheduler (quotas, "CreateSchedule request rate"). */
const AT_ONCE = 8;

/**
 * Keeps one schedule for each open deadline. What the stream says is only that something changed: the item is read
 * again, so that records out of order cannot bring an old date back, and several records of one deadline are one.
 * Deadlines are no matter of each other, so they are armed side by side; the batch comes again from the first that failed.
 */
export async function armDeadlines(
  batch: DynamoDBStreamEvent,
  now: string,
  deps: ArmDeps,
): Promise<DynamoDBBatchResponse> {
  const changed = changedDeadlines(batch.Records);
  const failed = new Set<DynamoDBRecord>();
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    await Promise.all(
      changed.slice(start, start + AT_ONCE).map(async ({ key, owner, kind, first }) => {
        try {
          await arm(key, owner, kind, now, deps);
        } catch (error) {
          deps.log.error('SCHEDULE_FAILED', { error });
          failed.add(first);
        }
      }),
    );
  }
  const from = batch.Records.find((record) => failed.has(record));
  return {
    batchItemFailures: from === undefined ? [] : [{ itemIdentifier: from.dynamodb?.SequenceNumber ?? '' }],
  };
}

interface ChangedDeadline {
  readonly key: string;
  readonly owner: DeadlineItem['owner'];
  readonly kind: string;
  /** The first record of this batch that tells of it. */
  readonly first: DynamoDBRecord;
}

function changedDeadlines(records: readonly DynamoDBRecord[]): ChangedDeadline[] {
  const changed = new Map<string, ChangedDeadline>();
  for (const record of records) {
    const image = record.dynamodb?.NewImage ?? record.dynamodb?.OldImage;
    if (image === undefined) continue;
    const { owner, deadline } = unmarshall(image as Record<string, AttributeValue>) as DeadlineItem;
    const key = `${partition(owner.kind, owner.id)} ${deadlineKey(deadline.kind)}`;
    if (!changed.has(key)) changed.set(key, { key, owner, kind: deadline.kind, first: record });
  }
  return [...changed.values()];
}

async function arm(
  key: string,
  owner: DeadlineItem['owner'],
  kind: string,
  now: string,
  { tables, schedules }: ArmDeps,
): Promise<void> {
  const deadline = await loadDeadline(tables, owner, kind);
  if (deadline === undefined) return schedules.clear(key);
  // Scheduler refuses an instant that has passed: what is due already is fired as soon as it can be.
  const at = new Date(Math.max(Date.parse(deadline.dueAt), Date.parse(now) + SOONEST_MS)).toISOString();
  const message: DeadlineMessage = { aggregate: owner, deadline: deadline.kind, dueAt: deadline.dueAt };
  return schedules.set(key, at, message);
}
