import { parseArgs } from 'node:util';
import type { Published, Verdict } from './check.ts';
import { publishedResult, textOf, Unreadable } from './read.ts';
import { keptRoots, publishedRoots } from './table/published-roots.ts';
import { isAddress, itemsOf } from './table/read-items.ts';
import { verifyTable } from './table/verify-table.ts';
import { verdictOn } from './verdict.ts';

const USAGE = `Usage:
  npm run verify -- <bundle.json> [further parts of the same bundle …] [--root <published root>] [--result <address or file of the published result of a category> …]
  npm run verify -- --history <export of the platform table, or http://127.0.0.1:8787> [--roots <kept roots.json> …]
`;

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

async function verdict(): Promise<Verdict | undefined> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { history: { type: 'string' }, roots: many, root: { type: 'string' }, result: many },
  });
  const { history, roots, root, result } = values;
  if (history !== undefined) {
    const fresh = isAddress(history) && roots.length === 0 ? await publishedRoots(history) : [];
    return verifyTable(itemsOf(history), [...fresh, ...keptRoots(roots)]);
  }
  if (positionals.length === 0) return undefined;
  const files = positionals.map((file) => ({ file, text: textOf(file) }));
  const results = await Promise.all(result.map(publishedResult));
  const published: Published = {
    root: root ?? results[0]?.root,
    rankingHashes: Object.assign({}, ...results.map(({ rankingHashes }) => rankingHashes)),
  };
  return verdictOn(files, published);
}

try {
  const found = await verdict();
  process[found === undefined ? 'stderr' : 'stdout'].write(
    found === undefined ? USAGE : `${found.lines.join('\n')}\n`,
  );
  process.exitCode = found === undefined ? 2 : found.valid ? 0 : 1;
} catch (error) {
  // What cannot be read is no verdict on it, and a mistyped option none at all.
  const { code } = error as NodeJS.ErrnoException;
  if (!(error instanceof Unreadable) && code === undefined) throw error;
  process.stderr.write(`${(error as Error).message.split('\n')[0]}\n`);
  process.exitCode = 2;
}
