import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 50;
/** A lock file without a process id younger than this is being written. */
const WRITTEN_WITHIN_MS = 2_000;

/** Takes a lock file for this process; false when a living process holds it. One left by a dead process is taken over. */
export function tryLock(path: string): boolean {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      if (isHeld(path)) return false;
      rmSync(path, { force: true });
    }
  }
}

/** Process id in a lock file, or undefined when there is none. */
export function lockHolder(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function unlock(path: string): void {
  rmSync(path, { force: true });
}

/** Runs `work` while holding the lock, waiting for whoever holds it. */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  while (!tryLock(path)) await sleep(RETRY_MS);
  try {
    return await work();
  } finally {
    unlock(path);
  }
}

function isHeld(path: string): boolean {
  const pid = lockHolder(path);
  if (pid === undefined) return isFresh(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function isFresh(path: string): boolean {
  const written = statSync(path, { throwIfNoEntry: false });
  return written !== undefined && Date.now() - written.mtimeMs < WRITTEN_WITHIN_MS;
}
