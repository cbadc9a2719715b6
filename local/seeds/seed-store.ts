import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { inputHash } from '../assembly/input-hash.ts';
import { copyTree } from './copy-tree.ts';

/** What makes a seed what it is, the application aside: how it is planned and lived through, and by whom. */
const SOURCES = ['local/seeds/**/*.ts', 'local/identity/people.ts', 'test/support/journeys/*.ts'];
/** Written last into a finished data directory. */
const RECORD = 'seed.json';

const SeedRecord = z.strictObject({
  seed: z.string(),
  /** Of the sources that it was made from. */
  hash: z.string(),
  /** The address is part of everybody's identity, so that it stays with the data. */
  port: z.int(),
  stage: z.string(),
  refused: z.int(),
  seconds: z.number(),
});
export type SeedRecord = z.infer<typeof SeedRecord>;

/** Where finished seeds are kept, each made once for the sources as they are. */
export class SeedStore {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Of a seed that this application, these sources and this port and stage would make. */
  static hash(root: string, seed: string, port: number, stage: string): string {
    const hash = createHash('sha256').update(`${seed}\0${port}\0${stage}\0${inputHash(root)}`);
    const paths = globSync(SOURCES, { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
    for (const path of paths.sort()) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
    return hash.digest('hex').slice(0, 16);
  }

  has(hash: string): boolean {
    return readRecord(join(this.#directory, hash)) !== undefined;
  }

  /** A new directory to make a seed in. */
  unfinished(hash: string): string {
    const path = join(this.#directory, `${hash}.unfinished`);
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
    return path;
  }

  /** Keeps what was made in {@link unfinished}, whole or not at all, and forgets the seeds of other sources. */
  finish(record: SeedRecord, write: (path: string, text: string) => void): void {
    const path = join(this.#directory, `${record.hash}.unfinished`);
    write(join(path, RECORD), JSON.stringify(record, undefined, 2));
    renameSync(path, join(this.#directory, record.hash));
    for (const name of readdirSync(this.#directory)) {
      const other = readRecord(join(this.#directory, name));
      if (other !== undefined && other.seed === record.seed && other.hash !== record.hash)
        rmSync(join(this.#directory, name), { recursive: true, force: true });
    }
  }

  /** Puts a copy of a kept seed where nothing is. */
  restore(hash: string, dir: string): void {
    const unfinished = `${dir}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    copyTree(join(this.#directory, hash), unfinished);
    rmSync(dir, { recursive: true, force: true });
    renameSync(unfinished, dir);
  }
}

/** What stands in a data directory that is a seed, or was one when it was restored. */
export function readRecord(dir: string): SeedRecord | undefined {
  const path = join(dir, RECORD);
  return existsSync(path) ? SeedRecord.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
}

/** @throws when the directory holds data that are no such seed: they are nobody's to overwrite. */
export function isRestored(dir: string, seed: string): boolean {
  if (!existsSync(dir) || readdirSync(dir).length === 0) return false;
  const record = readRecord(dir);
  if (record?.seed === seed) return true;
  throw new Error(
    `${dir} holds something else than the seed "${seed}". Choose another directory with --dir, or delete it.`,
  );
}
