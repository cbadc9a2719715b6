import type { DatabaseSync } from 'node:sqlite';

/** How much of the time spent switched off counts: enough to cover what an unclean end could not save. */
const MAX_CATCH_UP_MS = 5_000;

/** Keeps the virtual time in `local.db`, so that a restarted stack goes on where it stopped, and never behind. */
export class ClockStore {
  readonly #save;
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec(
      `CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), virtual_ms REAL, real_ms REAL) STRICT`,
    );
    this.#save = db.prepare(`INSERT OR REPLACE INTO clock VALUES (1, ?, ?)`);
  }

  /** Virtual epoch ms to go on from, or undefined in a new data directory. */
  load(realMs: number): number | undefined {
    const row = this.#db.prepare(`SELECT virtual_ms, real_ms FROM clock`).get();
    if (row === undefined) return undefined;
    const elapsed = Math.min(Math.max(realMs - Number(row['real_ms']), 0), MAX_CATCH_UP_MS);
    return Number(row['virtual_ms']) + elapsed;
  }

  save(virtualMs: number, realMs: number): void {
    this.#save.run(virtualMs, realMs);
  }
}
