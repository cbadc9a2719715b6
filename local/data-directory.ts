import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The state of one stack on disk, held by one process at a time. */
export interface DataDirectory {
  readonly path: string;
  /** `local.db`; lives as long as the directory is held. */
  readonly db: DatabaseSync;
  /** Lets go of it; a temporary one is deleted. */
  release(): void;
}

/**
 * Takes a data directory, or a temporary one when none is named; refuses one that is in use. The lock is that of
 * `local.db` itself, so it ends with the process that holds it, however that ends.
 */
export function openDataDirectory(path: string | undefined): DataDirectory {
  const directory = path === undefined ? mkdtempSync(join(tmpdir(), 'voucher-')) : resolve(path);
  mkdirSync(directory, { recursive: true });
  const holder = join(directory, 'holder.pid');
  const db = new DatabaseSync(join(directory, 'local.db'));
  try {
    db.exec(`PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      BEGIN IMMEDIATE;
      COMMIT;`);
  } catch (error) {
    db.close();
    if (!(error instanceof Error && error.message.includes('locked'))) throw error;
    throw new Error(
      `The data directory ${directory} is in use by process ${readFileSync(holder, 'utf8')}. ` +
        'Stop it, or choose another directory with --dir.',
      { cause: error },
    );
  }
  writeFileSync(holder, String(process.pid));
  return {
    path: directory,
    db,
    release: () => {
      db.close();
      if (path === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}
