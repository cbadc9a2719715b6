import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Entry = z.strictObject({
  caseId: z.string(),
  notes: z.string().optional(),
  error: z.string().optional(),
});
const Record = z.strictObject({
  startedAt: z.string(),
  port: z.int(),
  /** In the order of the applications; absent while the demo runs. */
  entries: z.array(Entry).optional(),
});
export type DemoEntry = z.infer<typeof Entry>;
export type DemoRecord = z.infer<typeof Record>;

const pathIn = (dir: string) => join(dir, 'demo.json');

/** What an earlier run left in a data directory. */
export function readRecord(dir: string): DemoRecord | undefined {
  return existsSync(pathIn(dir)) ? Record.parse(JSON.parse(readFileSync(pathIn(dir), 'utf8'))) : undefined;
}

/** Writes it whole or not at all. */
export function writeRecord(dir: string, record: DemoRecord): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(`${pathIn(dir)}.new`, JSON.stringify(record, undefined, 2));
  renameSync(`${pathIn(dir)}.new`, pathIn(dir));
}
