import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const filesUnder = (folder: string, wanted: (path: string) => boolean): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter(wanted);

/** Only ever counted, and set on nothing: when a rating is refused, and where the middle of a term lies. */
const COUNTED_ONLY = ['ORDER_RATING', 'HALF'];

/** Names of the deadlines that decisions of the domain set, as their sources give them to what counts days. */
function setByTheDomain(): Set<string> {
  const sources = filesUnder(
    'shared/domain',
    (path) => path.endsWith('.ts') && !path.endsWith('.test.ts'),
  ).map((path) => readFileSync(join(ROOT, path), 'utf8'));
  const constants = new Map(
    sources.flatMap((text) =>
      [...text.matchAll(/^export const (\w+)(?:: \w+)? = '([A-Z_]+)';$/gm)].map(([, name, value]) => [
        name,
        value,
      ]),
    ),
  );
  const kinds = sources.flatMap((text) =>
    [...text.matchAll(/deadlineIn\w*\(\{\s+kind: ('?)(\w+)\1,/g)].map(([, quote, word = '']) =>
      quote === "'" ? word : (constants.get(word) ?? `${word}?`),
    ),
  );
  return new Set(kinds);
}

/** Names of the deadlines that somebody acts on when they are due, and the capabilities that say so. */
async function actedOn(): Promise<{ kinds: Set<string>; capabilities: string[] }> {
  const files = filesUnder('functions', (path) => path.endsWith('/deadlines.ts'));
  const tables = await Promise.all(
    files.map(async (file) => {
      const { deadlineHandlers } = (await import(join(ROOT, file))) as { deadlineHandlers: object };
      return Object.keys(deadlineHandlers);
    }),
  );
  return {
    kinds: new Set(tables.flat().map((key) => key.split(' ')[1] ?? '')),
    capabilities: files.map((file) => file.split('/')[1] ?? ''),
  };
}

describe('deadlines', () => {
  it('are each acted on when they are due', async () => {
    const { kinds } = await actedOn();
    const set = setByTheDomain();
    expect(set.size).toBeGreaterThan(20);
    expect([...set].filter((kind) => !kinds.has(kind) && !COUNTED_ONLY.includes(kind))).toEqual([]);
  });

  it('of every capability are known to the function that fires them', async () => {
    const { capabilities } = await actedOn();
    const fire = readFileSync(join(ROOT, 'functions/timers/fire.ts'), 'utf8');
    expect(capabilities.filter((each) => !fire.includes(`'../${each}/deadlines.ts'`))).toEqual([]);
  });
});
