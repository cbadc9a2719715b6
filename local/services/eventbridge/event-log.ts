import type { DatabaseSync } from 'node:sqlite';
import type { BridgeEvent } from './event.ts';

/** One event that a bus took, with its detail as it came. */
export interface AcceptedEvent {
  readonly bus: string;
  readonly detailType: string;
  readonly detail: unknown;
  readonly at: string;
}

/** What the buses took, oldest first: what an archive without an end would hold. */
export interface EventLog {
  add(bus: string, event: BridgeEvent, nowMs: number): void;
  all(): AcceptedEvent[];
}

export function createEventLog(db: DatabaseSync): EventLog {
  db.exec(`CREATE TABLE IF NOT EXISTS accepted_events (seq INTEGER PRIMARY KEY, bus TEXT NOT NULL,
    detail_type TEXT NOT NULL, detail TEXT NOT NULL, at INTEGER NOT NULL)`);
  const insert = db.prepare('INSERT INTO accepted_events(bus, detail_type, detail, at) VALUES (?, ?, ?, ?)');
  const every = db.prepare('SELECT * FROM accepted_events ORDER BY seq');
  return {
    add: (bus, event, nowMs) =>
      void insert.run(bus, event['detail-type'], JSON.stringify(event.detail), nowMs),
    all: () =>
      every.all().map((row) => ({
        bus: String(row['bus']),
        detailType: String(row['detail_type']),
        detail: JSON.parse(String(row['detail'])) as unknown,
        at: new Date(Number(row['at'])).toISOString(),
      })),
  };
}
