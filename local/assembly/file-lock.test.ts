import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { withFileLock } from './file-lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'voucher-lock-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('lets one at a time through, after a failure too', async () => {
  let inside = 0;
  let most = 0;
  const work = (fails: boolean) =>
    withFileLock(join(dir, 'many'), 60_000, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
      if (fails) throw new Error('failed');
    });
  const results = await Promise.allSettled([work(false), work(true), work(false)]);
  expect(most).toBe(1);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

it('takes over a lock that was left behind', async () => {
  const path = join(dir, 'stale');
  writeFileSync(path, '');
  utimesSync(path, new Date(0), new Date(0));
  expect(await withFileLock(path, 60_000, async () => 'done')).toBe('done');
});
