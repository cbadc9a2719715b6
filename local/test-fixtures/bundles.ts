import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a function bundle as the synthesiser leaves it: one `index.mjs` in a directory. */
export function writeBundle(dir: string, name: string, source: string): string {
  const assetDir = join(dir, `asset.${name}`);
  mkdirSync(assetDir, { recursive: true });
  writeFileSync(join(assetDir, 'index.mjs'), source);
  return assetDir;
}
