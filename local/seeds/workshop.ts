import { createHash } from 'node:crypto';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from './copy-tree.ts';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** Several times what the largest seed takes. */
const ROOM_BYTES = 4 * 2 ** 30;

/**
 * Makes the contents of a directory, in memory where there is room: of what a thousand small commits take on a disk, most
 * is waiting. Only what was made to the end comes to the directory; what a killed run left in memory goes with the next.
 */
export async function makeInMemory<T>(
  directory: string,
  make: (dir: string) => Promise<T>,
  memory = MEMORY,
): Promise<T> {
  if (!hasRoom(memory)) return make(directory);
  const workshop = join(
    memory,
    `voucher-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`,
  );
  rmSync(workshop, { recursive: true, force: true });
  try {
    const made = await make(workshop);
    copyTree(workshop, directory);
    return made;
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

function hasRoom(memory: string): boolean {
  if (!existsSync(memory)) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= ROOM_BYTES;
}
