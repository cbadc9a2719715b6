import { readFileSync, writeFileSync } from 'node:fs';

/** A file that is made from the sources and committed, by its URL. */
export type GeneratedFiles = readonly (readonly [file: URL, content: string])[];

export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** The files whose committed content is not what the sources give now. */
export function outOfDate(files: GeneratedFiles): URL[] {
  return files.filter(([file, content]) => readIfThere(file) !== content).map(([file]) => file);
}

/** Writes the files; with `--check` it only says which are out of date, and fails. */
export function writeOrCheck(files: GeneratedFiles, script: string): void {
  const stale = outOfDate(files);
  if (process.argv.includes('--check')) {
    for (const file of stale) console.error(`${file.pathname} is out of date: npm run ${script}`);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  for (const [file, content] of files) if (stale.includes(file)) writeFileSync(file, content);
}

function readIfThere(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
