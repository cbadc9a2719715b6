import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { lockHolder, tryLock, unlock, withFileLock } from './file-lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-lock-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('is held once, and free again afterwards', () => {
  const path = join(dir, 'one');
  expect(tryLock(path)).toBe(true);
  expect(lockHolder(path)).toBe(process.pid);
  expect(tryLock(path)).toBe(false);
  unlock(path);
  expect(tryLock(path)).toBe(true);
});

it('is taken over from a process that is gone', () => {
  const path = join(dir, 'stale');
  writeFileSync(path, String(2 ** 22 + 12_345));
  expect(tryLock(path)).toBe(true);
});

it('lets one at a time through', async () => {
  let inside = 0;
  let most = 0;
  const work = () =>
    withFileLock(join(dir, 'many'), async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    });
  await Promise.all([work(), work(), work()]);
  expect(most).toBe(1);
});
