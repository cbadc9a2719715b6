import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Verdict } from './check.ts';
import { keptRoots, publishedRoots } from './table/published-roots.ts';
import { isAddress, itemsOf } from './table/read-items.ts';
import { verifyTable } from './table/verify-table.ts';
import { verdictOn } from './verdict.ts';

const USAGE = `Usage:
  npm run verify -- <bundle.json> [further parts of the same bundle …]
  npm run verify -- --history <export of the platform table, or http://127.0.0.1:8787> [--roots <kept roots.json> …]
`;

async function verdict(): Promise<Verdict | undefined> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { history: { type: 'string' }, roots: { type: 'string', multiple: true, default: [] } },
  });
  const { history, roots } = values;
  if (history !== undefined) {
    const fresh = isAddress(history) && roots.length === 0 ? await publishedRoots(history) : [];
    return verifyTable(itemsOf(history), [...fresh, ...keptRoots(roots)]);
  }
  if (positionals.length === 0) return undefined;
  return verdictOn(positionals.map((file) => ({ file, text: readFileSync(file, 'utf8') })));
}

const found = await verdict();
process[found === undefined ? 'stderr' : 'stdout'].write(
  found === undefined ? USAGE : `${found.lines.join('\n')}\n`,
);
process.exitCode = found === undefined ? 2 : found.valid ? 0 : 1;
