import { rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 50;

/**
 * Runs `work` while holding a lock file, waiting for whoever holds it. One older than `staleMs` was left behind by a
 * process that was killed.
 */
export async function withFileLock<T>(path: string, staleMs: number, work: () => Promise<T>): Promise<T> {
  while (!tryLock(path)) {
    if (age(path) > staleMs) rmSync(path, { force: true });
    else await sleep(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Milliseconds since the file was written; 0 when it is gone. */
function age(path: string): number {
  const file = statSync(path, { throwIfNoEntry: false });
  return file === undefined ? 0 : Date.now() - file.mtimeMs;
}
