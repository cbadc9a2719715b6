import type { DatabaseSync } from 'node:sqlite';

/** How far each mapping has read its stream: the sequence number of the last record done with. */
export interface Checkpoints {
  get(mappingId: string): string | undefined;
  set(mappingId: string, sequenceNumber: string): void;
}

export function createCheckpoints(db: DatabaseSync): Checkpoints {
  db.exec(
    `CREATE TABLE IF NOT EXISTS stream_checkpoints (mapping TEXT PRIMARY KEY, sequence TEXT NOT NULL) STRICT`,
  );
  const read = db.prepare(`SELECT sequence FROM stream_checkpoints WHERE mapping = ?`);
  const write = db.prepare(`INSERT OR REPLACE INTO stream_checkpoints VALUES (?, ?)`);
  return {
    get: (mappingId) => {
      const row = read.get(mappingId);
      return row === undefined ? undefined : String(row['sequence']);
    },
    set: (mappingId, sequenceNumber) => {
      write.run(mappingId, sequenceNumber);
    },
  };
}
