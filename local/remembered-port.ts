import type { DatabaseSync } from 'node:sqlite';

/**
 * The public port that a data directory was first served on. The address is the issuer of every login, so that people
 * served on another port would be other people: officers would have lost their roles.
 */
export class RememberedPort {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
    db.exec('CREATE TABLE IF NOT EXISTS served_on (port INTEGER NOT NULL) STRICT');
  }

  /** The port to listen on: the remembered one, the one asked for, or 0 for a free one. @throws when they differ */
  choose(asked: number | undefined): number {
    const port = this.#db.prepare('SELECT port FROM served_on').get()?.['port'];
    if (typeof port !== 'number') return asked ?? 0;
    if (asked === undefined || asked === 0 || asked === port) return port;
    throw new Error(
      `These data were first served on port ${port}, and every login in them is of that address. ` +
        `Start with --port ${port}, or choose another directory with --dir.`,
    );
  }

  remember(port: number): void {
    if (this.#db.prepare('SELECT port FROM served_on').get() === undefined) {
      this.#db.prepare('INSERT INTO served_on VALUES (?)').run(port);
    }
  }
}
