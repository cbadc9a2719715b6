import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { lockHolder, tryLock, unlock } from './assembly/file-lock.ts';

/** The state of one stack on disk, held by one process at a time. */
export interface DataDirectory {
  readonly path: string;
  /** `local.db`; lives as long as the directory is held. */
  readonly db: DatabaseSync;
  /** Lets go of it; a temporary one is deleted. */
  release(): void;
}

/** Takes a data directory, or a temporary one when none is named; refuses one that a running process holds. */
export function openDataDirectory(path: string | undefined): DataDirectory {
  const directory = path === undefined ? mkdtempSync(join(tmpdir(), 'voucher-')) : resolve(path);
  mkdirSync(directory, { recursive: true });
  const lock = join(directory, 'lock');
  if (!tryLock(lock)) {
    throw new Error(
      `The data directory ${directory} is in use by process ${lockHolder(lock) ?? 'unknown'}. ` +
        'Stop it, or choose another directory with --dir.',
    );
  }
  const db = new DatabaseSync(join(directory, 'local.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  return {
    path: directory,
    db,
    release: () => {
      db.close();
      unlock(lock);
      if (path === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}
