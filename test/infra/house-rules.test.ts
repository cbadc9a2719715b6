import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;
const left = readFileSync(`${root}/.gitignore`, 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((line) => line.slice(0, -1))
  .concat('.git');

/** Every file of the repository by its path from the root, without what git ignores. */
function filesUnder(folder: string): string[] {
  return readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (left.includes(entry.name) || entry.name.endsWith('.log')) return [];
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}

const files = filesUnder('');
const read = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

const sources = files
  .filter((file) => /\.(ts|mts|js|mjs)$/.test(file))
  .map((file) => ({ file, text: read(file) }));
const product = sources.filter(({ file }) => !file.endsWith('.test.ts') && !file.startsWith('test/'));

const where = (found: readonly { readonly file: string }[]) => found.map(({ file }) => file);

/** Turns letters by thirteen places, so that a list of words to avoid does not hold them itself. */
const turned = (text: string) =>
  text.replaceAll(/[a-z]/g, (c) => String.fromCharCode(((c.charCodeAt(0) - 97 + 13) % 26) + 97));

describe('the house rules', () => {
  it('see the sources', () => {
    expect(product.length).toBeGreaterThan(200);
    expect(files).toContain('package.json');
    expect(files.some((file) => file.startsWith('node_modules/'))).toBe(false);
  });

  it('zod comes whole (import * as z), which the bundler can shake: 90 KB against 454 KB', () => {
    const named = /import\s+(?:type\s+)?\{[^}]*\}\s+from\s+'zod'|from\s+'zod\/(?!v4\/(?:core|locales\/))/;
    expect(where(sources.filter(({ text }) => named.test(text)))).toEqual([]);
  });

  it('nothing is ever scanned', () => {
    const scan = /\b(?:Scan|ExecuteStatement)Command(?:Input|Output)?\b|\bpaginateScan\b|dynamodb:Scan\b/;
    const callers = product.filter(({ file }) => !file.startsWith('local/services/'));
    expect(where(callers.filter(({ text }) => scan.test(text)))).toEqual([]);
  });

  it('every query is of one page: it names a limit, and filters nothing away that was read and paid for', () => {
    const shipped = product.filter(({ file }) => /^(functions|shared)\//.test(file));
    const queries = shipped.flatMap(({ file, text }) =>
      text
        .split('new QueryCommand(')
        .slice(1)
        .map((rest) => ({ file, input: rest.slice(0, rest.indexOf('}),\n')) })),
    );
    expect(queries.length).toBeGreaterThan(4);
    expect(where(queries.filter(({ input }) => !/\bLimit:/.test(input)))).toEqual([]);
    expect(where(shipped.filter(({ text }) => /FilterExpression|\bpaginate[A-Z]/.test(text)))).toEqual([]);
  });

  it('no test mocks a module or waits for a fixed time', () => {
    const mock = new RegExp(['vi', '\\.(?:mock|doMock|hoisted)\\('].join(''));
    const wait =
      /await\s+(?:sleep|delay|wait|setTimeout)\(\s*\d{3,}|await\s+new Promise\(\(\w+\)\s*=>\s*setTimeout\(\w+,\s*\d{3,}/;
    const tests = sources.filter(({ file }) => file.endsWith('.test.ts'));
    expect(where(tests.filter(({ text }) => mock.test(text) || wait.test(text)))).toEqual([]);
  });

  it('no source has more than 250 lines', () => {
    const long = product.filter(({ text }) => text.split('\n').length - 1 > 250);
    expect(long.map(({ file, text }) => `${file} ${text.split('\n').length - 1}`)).toEqual([]);
  });

  it('nothing re-exports a folder, and no folder is called utils', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?)(\/|\.ts$)/.test(file))).toEqual([]);
    expect(
      files.filter((file) => /^(shared|functions|events|infra|local)\/.*\/index\.ts$/.test(file)),
    ).toEqual([]);
  });

  it('no test is skipped or alone', () => {
    const held = new RegExp(['\\b(?:it|test|describe)', '\\.(?:skip|only|todo)\\b'].join(''));
    expect(where(sources.filter(({ text }) => held.test(text)))).toEqual([]);
  });

  it('speak of the product only: no place of anybody’s machine, no mirror, no tool that is not used', () => {
    const words = ['pynhqr', 'naguebcvp', 'bcranv', 'pungtcg', 'pbqrk', 'pbcvybg', 'pbjbex'].map(turned);
    const places = ['/jbex/', '/ubzr/', '/ebbg/', '/hfref/', 'negvsnpgbel', 'irgpbez'].map(turned);
    const leaks = [new RegExp(`\\b(?:${words.join('|')})\\b`, 'i'), new RegExp(places.join('|'))];
    const texts = files.filter((file) => !/\.(png|jpg|ico|woff2?)$/.test(file));
    const found = texts.flatMap((file) => {
      const text = read(file);
      return leaks.flatMap((leak) => leak.exec(text)?.slice(0, 1) ?? []).map((match) => `${file}: ${match}`);
    });
    expect(found).toEqual([]);
  });

  it('packages come from the public registry', () => {
    const hosts = [...read('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(
      (match) => match[1],
    );
    expect(hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });

  it('versions are exact', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'));
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});
