import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the synthesised application is made of. */
const INPUTS = ['infra/**/*', 'functions/**/*', 'shared/**/*', 'events/**/*'];
const FILES = ['docs/openapi.json', 'cdk.json', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** SHA-256 over path and content of everything that synthesis reads, tests aside. */
export function inputHash(root: string): string {
  const paths = globSync(INPUTS, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(FILES.map((file) => join(root, file)).filter((file) => existsSync(file)))
    .sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${path.slice(root.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
