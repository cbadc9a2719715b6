import { globSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { regulations } from '../shared/policy/articles.ts';
import claimed from './claims.json' with { type: 'json' };
import titled from './requirements-rows.json' with { type: 'json' };

const RowId = z.string().regex(/^(SM-\d{1,2}|\d{1,2}-\d{1,2}[a-z]?)$/);
const Rows = z.array(z.strictObject({ id: RowId, title: z.string().min(1) }));
const Claims = z.record(
  RowId,
  z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('built'), note: z.string().optional() }),
    z.strictObject({ status: z.literal('partly'), note: z.string().min(1) }),
  ]),
);

const rows = Rows.parse(titled);
const claims = Claims.parse(claimed);

interface Source {
  readonly file: string;
  readonly text: string;
}

export interface Trace {
  readonly id: string;
  readonly title: string;
  readonly status: 'built' | 'partly' | 'later';
  readonly note?: string | undefined;
  /** Source files that cite the row. */
  readonly code: readonly string[];
  /** Test files with a test that carries the row's id in its name. */
  readonly tests: readonly string[];
}

const SOURCES = '{events,shared,functions,infra}/**/*.ts';
const TESTS = '{shared,functions,events,infra,local,docs,test}/**/*.test.ts';

const read = (pattern: string): Source[] =>
  globSync(pattern, { cwd: new URL('..', import.meta.url).pathname })
    .toSorted()
    .map((file) => ({ file, text: readFileSync(new URL(`../${file}`, import.meta.url), 'utf8') }));

/** The first argument of a call (a test's name) that begins with ids in brackets. */
const NAMED = /\(\s*['"`]((?:\[[^\]\n]+\]\s*)+)[^'"`\s]/g;

/** The row ids that a test file's test names begin with: `[5-3] …`, `[5-4a, SM-2] …`. */
export function idsInTestNames(text: string): Set<string> {
  const listed = [...text.matchAll(NAMED)].flatMap((match) => (match[1] ?? '').split(/[[\],\s]+/));
  return new Set(listed.filter((each) => RowId.safeParse(each).success));
}

const cites = (text: string, id: string) => new RegExp(`(?<![\\w.-])${id}(?![\\w.]|-\\d)`).test(text);

/** Every row of the requirements with the code that cites it and the tests that prove it. */
export function traces(): Trace[] {
  const sources = read(SOURCES).filter(({ file }) => !file.endsWith('.test.ts'));
  const tests = read(TESTS).map(({ file, text }) => ({ file, ids: idsInTestNames(text) }));
  return rows.map(({ id, title }) => ({
    id,
    title,
    ...(claims[id] ?? { status: 'later' as const }),
    code: sources.filter(({ text }) => cites(text, id)).map(({ file }) => file),
    tests: tests.filter(({ ids }) => ids.has(id)).map(({ file }) => file),
  }));
}

/** What is wrong with the claims: a claim about no row, a built row that no test proves, a test of no row. */
export function traceProblems(all: readonly Trace[]): string[] {
  const known = new Set(rows.map(({ id }) => id));
  const items = new Set([...known].map((id) => id.replace(/[a-z]$/, '')));
  const unknown = Object.keys(claims).filter((id) => !known.has(id));
  const untested = all.filter(({ status, tests }) => status === 'built' && tests.length === 0);
  const strayTests = read(TESTS).flatMap(({ file, text }) =>
    [...idsInTestNames(text)].filter((id) => !known.has(id) && !items.has(id)).map((id) => `${file}: ${id}`),
  );
  return [
    ...unknown.map((id) => `claims.json names a row that is not there: ${id}`),
    ...untested.map(({ id }) => `row ${id} is claimed built, and no test carries its id`),
    ...strayTests.map((each) => `a test carries the id of a row that is not there: ${each}`),
  ];
}

/** docs/traceability.md. */
export function traceabilityPage(all: readonly Trace[]): string {
  const regulation = regulations.at(-1);
  const ofArticle = (no: number) => all.filter(({ id }) => id.startsWith(`${no}-`));
  const articles = (regulation?.articles ?? []).map(
    ({ no, title }) => [`Article ${no} ${title}`, ofArticle(no)] as const,
  );
  const machines = all.filter(({ id }) => id.startsWith('SM-'));
  const count = (status: Trace['status']) => all.filter((each) => each.status === status).length;
  return [
    '# Traceability',
    '',
    `Article of ${regulation?.docNo} → requirement → code that cites it → tests that carry its id. Made by \`npm run traceability\` from`,
    '`requirements-rows.json`, `claims.json` and the sources; do not edit.',
    '',
    `${all.length} rows: ${count('built')} built, ${count('partly')} partly, ${count('later')} later.`,
    '',
    ...[...articles, ['State machines', machines] as const].flatMap(([heading, group]) =>
      section(heading, group),
    ),
  ].join('\n');
}

function section(heading: string, group: readonly Trace[]): string[] {
  if (group.length === 0) return [];
  return [
    `## ${heading}`,
    '',
    '| row | what | status | code | tests |',
    '|---|---|---|---|---|',
    ...group.map(
      ({ id, title, status, note, code, tests }) =>
        `| ${id} | ${title} | ${status}${note === undefined ? '' : `: ${note}`} | ${links(code)} | ${links(tests)} |`,
    ),
    '',
  ];
}

const links = (files: readonly string[]) =>
  files.length === 0 ? '–' : files.map((file) => `[${file}](../${file})`).join('<br>');
