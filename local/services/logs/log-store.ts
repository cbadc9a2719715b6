import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { ResolvedApp, ResolvedLogSubscription } from '../../assembly/resolved-app.ts';
import type { Kernel } from '../../clock/kernel.ts';
import type { TargetDelivery } from '../delivery/target-delivery.ts';
import type { LogEvent, LogsLink } from '../links.ts';

export interface LogStore extends LogsLink {
  hasGroup(groupName: string): boolean;
  /** False when there is such a stream already. */
  createStream(groupName: string, streamName: string): boolean;
  hasStream(groupName: string, streamName: string): boolean;
  /** Newest first. */
  recent(groupName: string, limit: number): LogEvent[];
}

/** A group keeps its newest events only: this is a laptop. */
const KEPT_PER_GROUP = 10_000;

/**
 * Log groups of the template, with their subscription filters: matching events go to the function as one
 * gzipped `awslogs` message a batch (CloudWatch Logs user guide, "Subscription filters"). Filters other than
 * the empty one and a quoted or bare text are refused at load.
 */
export function createLogStore(kernel: Kernel, app: ResolvedApp, delivery: TargetDelivery): LogStore {
  const { db } = kernel;
  db.exec(`CREATE TABLE IF NOT EXISTS log_events (seq INTEGER PRIMARY KEY, grp TEXT NOT NULL, stream TEXT NOT NULL,
      at INTEGER NOT NULL, message TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS log_events_by_group ON log_events(grp, seq);
    CREATE TABLE IF NOT EXISTS log_streams (grp TEXT NOT NULL, stream TEXT NOT NULL, PRIMARY KEY (grp, stream))`);
  const insert = db.prepare('INSERT INTO log_events(grp, stream, at, message) VALUES (?, ?, ?, ?)');
  const newest = db.prepare('SELECT at, message FROM log_events WHERE grp = ? ORDER BY seq DESC LIMIT ?');
  const trim = db.prepare(
    `DELETE FROM log_events WHERE grp = ?1 AND seq <= (SELECT seq FROM log_events WHERE grp = ?1
      ORDER BY seq DESC LIMIT 1 OFFSET ${KEPT_PER_GROUP})`,
  );
  const addStream = db.prepare('INSERT OR IGNORE INTO log_streams(grp, stream) VALUES (?, ?)');
  const findStream = db.prepare('SELECT 1 FROM log_streams WHERE grp = ? AND stream = ?');
  const filters = app.logSubscriptions.map((subscription) => ({
    subscription,
    matches: compileFilter(subscription),
  }));
  const groups = new Set(app.logGroups);
  let sinceTrim = 0;

  return {
    hasGroup: (groupName) => groups.has(groupName),
    createStream: (groupName, streamName) => addStream.run(groupName, streamName).changes > 0,
    hasStream: (groupName, streamName) => findStream.get(groupName, streamName) !== undefined,
    append(groupName, streamName, events) {
      for (const event of events) insert.run(groupName, streamName, event.timestamp, event.message);
      for (const { subscription, matches } of filters) {
        if (subscription.logGroup !== groupName) continue;
        const chosen = events.filter((event) => matches(event.message));
        if (chosen.length === 0) continue;
        delivery.deliver({
          via: 'logs',
          label: groupName,
          targetArn: subscription.destinationArn,
          payload: JSON.stringify(subscriptionEvent(app.account, subscription, streamName, chosen)),
        });
      }
      sinceTrim += events.length;
      if (sinceTrim < 1_000) return;
      sinceTrim = 0;
      trim.run(groupName);
    },
    recent: (groupName, limit) =>
      newest
        .all(groupName, limit)
        .map((row) => ({ timestamp: Number(row['at']), message: String(row['message']) })),
  };
}

function compileFilter({ filterPattern, logGroup }: ResolvedLogSubscription): (message: string) => boolean {
  if (filterPattern === '') return () => true;
  const [, quoted, bare] = /^(?:"([^"]+)"|([\w.-]+))$/.exec(filterPattern) ?? [];
  const text = quoted ?? bare;
  if (text === undefined) {
    throw new Error(`Filter pattern of ${logGroup} is not supported locally: ${filterPattern}`);
  }
  return (message) => message.includes(text);
}

function subscriptionEvent(
  owner: string,
  { logGroup, destinationArn }: ResolvedLogSubscription,
  logStream: string,
  events: readonly LogEvent[],
) {
  const data = {
    messageType: 'DATA_MESSAGE',
    owner,
    logGroup,
    logStream,
    subscriptionFilters: [destinationArn.slice(destinationArn.lastIndexOf(':') + 1)],
    logEvents: events.map(({ timestamp, message }) => ({ id: randomUUID(), timestamp, message })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } };
}
