import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isRestored, SeedStore } from './seed-store.ts';

let base: string;
beforeEach(() => (base = mkdtempSync(join(tmpdir(), 'seed-store-'))));
afterEach(() => rmSync(base, { recursive: true, force: true }));

const record = (hash: string) => ({ seed: 'year', hash, port: 8787, stage: 'local', refused: 0, seconds: 1 });
function made(store: SeedStore, hash: string): void {
  const dir = store.unfinished(hash);
  mkdirSync(join(dir, 'objects'));
  writeFileSync(join(dir, 'objects', 'one'), hash);
  store.finish(record(hash), (path, text) => writeFileSync(path, text));
}

it('gives copies of a finished seed, which change without it', () => {
  const store = new SeedStore(join(base, 'seeds'));
  expect(store.has('a')).toBe(false);
  store.unfinished('a');
  expect(store.has('a')).toBe(false);
  made(store, 'a');
  expect(store.has('a')).toBe(true);
  const dir = join(base, 'data');
  store.restore('a', dir);
  expect(isRestored(dir, 'year')).toBe(true);
  writeFileSync(join(dir, 'objects', 'one'), 'changed');
  store.restore('a', join(base, 'other'));
  expect(readFileSync(join(base, 'other', 'objects', 'one'), 'utf8')).toBe('a');
});

it('keeps one seed of a name: that of the newest sources', () => {
  const store = new SeedStore(join(base, 'seeds'));
  made(store, 'a');
  made(store, 'b');
  expect([store.has('a'), store.has('b')]).toEqual([false, true]);
});

it('takes an empty directory, and refuses one that holds something else', () => {
  const dir = join(base, 'data');
  expect(isRestored(dir, 'year')).toBe(false);
  mkdirSync(dir);
  expect(isRestored(dir, 'year')).toBe(false);
  writeFileSync(join(dir, 'local.db'), '');
  expect(() => isRestored(dir, 'year')).toThrow(/holds something else than the seed "year"/);
});
