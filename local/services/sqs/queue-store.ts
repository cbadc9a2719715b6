import { createHash, randomUUID } from 'node:crypto';
import type { StatementSync } from 'node:sqlite';
import type { ResolvedQueue } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import type { MessageAttribute, QueueDepth, ReceivedMessage, SqsLink } from '../links.ts';
import { AwsError } from '../wire/aws-error.ts';
import { decodeReceipt, encodeReceipt } from './receipt.ts';
import { createVisibilityTimers } from './visibility-timers.ts';

interface MessageRow {
  readonly id: string;
  readonly queue: string;
  readonly body: string;
  readonly attributes: string;
  readonly sent_at: number;
  readonly receive_count: number;
  readonly first_received_at: number | null;
  readonly dead_letter_source: string | null;
}

/** The queues with their messages in `sqs_messages`; time is virtual. */
export interface QueueStore extends SqsLink {
  queue(arn: string): ResolvedQueue;
  byUrl(url: string): ResolvedQueue;
  byName(name: string): ResolvedQueue;
  /** Moves every visible message of a dead-letter queue to the queue given, or back to where each came from. */
  redrive(queueArn: string, destinationArn?: string): number;
  /** Tells pollers of what is visible and arms the timers of what will be. */
  resume(): void;
}

/**
 * Standard queues: at-least-once, order not promised. A message received `maxReceiveCount` times without
 * being deleted moves to the dead-letter queue at the next receive, as the SQS guide describes.
 */
export function createQueueStore(kernel: Kernel, queues: readonly ResolvedQueue[]): QueueStore {
  const { db } = kernel;
  db.exec(`CREATE TABLE IF NOT EXISTS sqs_messages (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL, attributes TEXT NOT NULL,
      sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL, receive_count INTEGER NOT NULL DEFAULT 0,
      first_received_at INTEGER, receipt TEXT, dead_letter_source TEXT);
    CREATE INDEX IF NOT EXISTS sqs_by_visibility ON sqs_messages(queue, visible_at);
    CREATE INDEX IF NOT EXISTS sqs_by_age ON sqs_messages(queue, sent_at);
    CREATE INDEX IF NOT EXISTS sqs_by_id ON sqs_messages(id);`);
  const byArn = new Map(queues.map((q) => [q.arn, q]));
  const fifo = queues.find((q) => q.fifo);
  if (fifo !== undefined) throw new Error(`FIFO queues are not supported locally: ${fifo.name}`);

  const insert = db.prepare(
    'INSERT INTO sqs_messages(id, queue, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const letGo = db.prepare(
    'UPDATE sqs_messages SET visible_at = ?, receipt = NULL WHERE receipt IS NOT NULL AND visible_at > ?',
  );
  const candidates = db.prepare(
    'SELECT * FROM sqs_messages WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?',
  );
  const take = db.prepare(
    `UPDATE sqs_messages SET visible_at = ?, receipt = ?, receive_count = receive_count + 1,
      first_received_at = COALESCE(first_received_at, ?) WHERE id = ?`,
  );
  const bury = db.prepare(
    `UPDATE sqs_messages SET queue = ?, visible_at = ?, receipt = NULL, receive_count = 0,
      dead_letter_source = ? WHERE id = ?`,
  );
  const sendBack = db.prepare(
    `UPDATE sqs_messages SET queue = COALESCE(?, dead_letter_source), visible_at = ?, receipt = NULL, receive_count = 0
      WHERE queue = ? AND visible_at <= ? AND dead_letter_source IS NOT NULL`,
  );
  const remove = db.prepare('DELETE FROM sqs_messages WHERE id = ? AND queue = ? AND receipt = ?');
  const hide = db.prepare(
    'UPDATE sqs_messages SET visible_at = ? WHERE id = ? AND queue = ? AND receipt = ? AND visible_at > ?',
  );
  const expire = db.prepare(
    'DELETE FROM sqs_messages INDEXED BY sqs_by_age WHERE queue = ? AND visible_at <= ? AND sent_at < ?',
  );
  const nextVisible = db.prepare(
    'SELECT MIN(visible_at) AS at FROM sqs_messages WHERE queue = ? AND visible_at > ?',
  );
  const counts = db.prepare(
    `SELECT COUNT(*) FILTER (WHERE visible_at <= ?1) AS visible,
      COUNT(*) FILTER (WHERE visible_at > ?1 AND receipt IS NOT NULL) AS inFlight,
      COUNT(*) FILTER (WHERE visible_at > ?1 AND receipt IS NULL) AS delayed
      FROM sqs_messages WHERE queue = ?2`,
  );

  const timers = createVisibilityTimers(kernel, (queueArn) => numberIn(nextVisible, queueArn, kernel.now()));
  // Most receives find nothing: until when a queue is known to show nothing.
  const emptyUntil = new Map<string, number>();
  const changed = (queueArn: string, visibleAt: number): void => {
    emptyUntil.delete(queueArn);
    if (visibleAt <= kernel.now()) kernel.wake('sqs');
    timers.rearm(queueArn);
  };

  const queue = (arn: string): ResolvedQueue => {
    const found = byArn.get(arn);
    if (found === undefined) throw noQueue(arn);
    return found;
  };
  const byName = (name: string): ResolvedQueue => {
    const found = queues.find((q) => q.name === name);
    if (found === undefined) throw noQueue(name);
    return found;
  };

  return {
    queue,
    byName,
    byUrl: (url) => byName(url.slice(url.lastIndexOf('/') + 1)),

    send(queueArn, body, attributes = {}, delaySeconds) {
      const target = queue(queueArn);
      const id = randomUUID();
      const visibleAt = kernel.now() + (delaySeconds ?? target.delaySeconds) * 1000;
      insert.run(id, queueArn, body, JSON.stringify(attributes), kernel.now(), visibleAt);
      changed(queueArn, visibleAt);
      return id;
    },

    receive(queueArn, max, visibilitySeconds) {
      const source = queue(queueArn);
      const now = kernel.now();
      if (now < (emptyUntil.get(queueArn) ?? 0)) return [];
      const hiddenUntil = now + (visibilitySeconds ?? source.visibilityTimeoutSeconds) * 1000;
      expire.run(queueArn, now, now - source.retentionSeconds * 1000);
      const received: ReceivedMessage[] = [];
      while (received.length < max) {
        const rows = candidates.all(queueArn, now, max - received.length) as unknown as MessageRow[];
        if (rows.length === 0) break;
        for (const row of rows) {
          if (source.redrive !== undefined && row.receive_count >= source.redrive.maxReceiveCount) {
            bury.run(source.redrive.deadLetterArn, now, queueArn, row.id);
            emptyUntil.delete(source.redrive.deadLetterArn);
            kernel.wake('sqs');
            continue;
          }
          const nonce = randomUUID();
          take.run(hiddenUntil, nonce, now, row.id);
          received.push(asReceived(row, encodeReceipt(row.id, nonce), now));
        }
        if (hiddenUntil <= now) break;
      }
      if (received.length > 0) changed(queueArn, hiddenUntil);
      else emptyUntil.set(queueArn, numberIn(nextVisible, queueArn, now) ?? Infinity);
      return received;
    },

    delete(queueArn, receiptHandle) {
      const { id, nonce } = decodeReceipt(receiptHandle);
      if (remove.run(id, queue(queueArn).arn, nonce).changes > 0) timers.rearm(queueArn);
    },

    changeVisibility(queueArn, receiptHandle, seconds) {
      const { id, nonce } = decodeReceipt(receiptHandle);
      const visibleAt = kernel.now() + seconds * 1000;
      const { changes } = hide.run(visibleAt, id, queue(queueArn).arn, nonce, kernel.now());
      if (changes === 0) throw new AwsError('MessageNotInflight', 'The specified message is not in flight.');
      changed(queueArn, visibleAt);
    },

    depth: (queueArn) => {
      const { visible, inFlight, delayed } = counts.get(
        kernel.now(),
        queue(queueArn).arn,
      ) as unknown as QueueDepth;
      return { visible, inFlight, delayed };
    },

    redrive(queueArn, destinationArn) {
      const now = kernel.now();
      const to = destinationArn === undefined ? null : queue(destinationArn).arn;
      const { changes } = sendBack.run(to, now, queue(queueArn).arn, now);
      emptyUntil.clear();
      kernel.wake('sqs');
      return Number(changes);
    },

    resume() {
      // Whoever held a message died with the process before: nobody would be told of it until its time-out.
      letGo.run(kernel.now(), kernel.now());
      emptyUntil.clear();
      for (const q of queues) timers.rearm(q.arn);
      kernel.wake('sqs');
    },
  };
}

function numberIn(statement: StatementSync, queueArn: string, nowMs: number): number | undefined {
  const at = statement.get(queueArn, nowMs)?.['at'];
  return typeof at === 'number' ? at : undefined;
}

function noQueue(which: string): AwsError {
  return new AwsError('QueueDoesNotExist', `The specified queue does not exist: ${which}`);
}

function asReceived(row: MessageRow, receiptHandle: string, now: number): ReceivedMessage {
  return {
    messageId: row.id,
    receiptHandle,
    body: row.body,
    md5OfBody: md5(row.body),
    attributes: {
      ApproximateReceiveCount: String(row.receive_count + 1),
      SentTimestamp: String(row.sent_at),
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: String(row.first_received_at ?? now),
      ...(row.dead_letter_source === null ? {} : { DeadLetterQueueSourceArn: row.dead_letter_source }),
    },
    messageAttributes: JSON.parse(row.attributes) as Record<string, MessageAttribute>,
  };
}

/** The digest that the SDK checks a message body against. */
export function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
