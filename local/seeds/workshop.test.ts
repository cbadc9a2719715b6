import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeInMemory } from './workshop.ts';

let base: string;
let memory: string;
let target: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'workshop-'));
  [memory, target] = [join(base, 'memory'), join(base, 'target')];
  mkdirSync(memory);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const write = async (dir: string) => {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'one'), dir);
  return 'made';
};

it('makes it elsewhere, brings it over whole and leaves nothing behind', async () => {
  expect(await makeInMemory(target, write, memory)).toBe('made');
  expect(readFileSync(join(target, 'one'), 'utf8')).toContain(memory);
  expect(readdirSync(memory)).toEqual([]);
});

it('brings nothing over of what failed half-way', async () => {
  const failing = async (dir: string) => {
    await write(dir);
    throw new Error('half-way');
  };
  await expect(makeInMemory(target, failing, memory)).rejects.toThrow('half-way');
  expect([existsSync(target), readdirSync(memory)]).toEqual([false, []]);
});

it('makes it on the spot where there is no such memory', async () => {
  await makeInMemory(target, write, join(base, 'nowhere'));
  expect(readFileSync(join(target, 'one'), 'utf8')).toBe(target);
});
