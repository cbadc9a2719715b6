import { termsOf } from '../domain/search/terms.ts';
import { ProblemError, refuse } from '../domain/problem.ts';
import { type Projection, type ProjectionKey, queryProjections, type ReadProjection } from './projections.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/** What can be searched by words (3-2c). */
export const SEARCH_REGISTERS = ['KNOWLEDGE', 'GUIDE', 'FOLLOWUP', 'VISIT', 'ADVICE', 'PROSPECT'] as const;
export type SearchRegister = (typeof SEARCH_REGISTERS)[number];

const partitionOf = (register: SearchRegister, term: string): string => `PROJ#TERM#${register}#${term}`;

/** One entry a term, each holding all terms of its text, so that a search for several reads one partition. */
const entryOf = (register: SearchRegister, term: string, id: string): ProjectionKey => ({
  pk: partitionOf(register, term),
  sk: id,
});

/**
 * What makes the index say `after` where it said `before`: for the commit of the change itself. Long texts are found by
 * their beginning (`MAX_TERMS`), so the title comes first. An entry is put once and
 * then only overwritten, so that its revision is 1.
 */
export function indexChanges(
  register: SearchRegister,
  id: string,
  before: string | undefined,
  after: string | undefined,
): Projection[] {
  const [old, terms] = [termsOf(before ?? ''), termsOf(after ?? '')];
  const gone = old.filter((term) => !terms.includes(term));
  return [
    ...gone.map((term): Projection => ({ remove: entryOf(register, term, id), rev: 1 })),
    ...terms.map((term): Projection =>
      old.includes(term)
        ? { add: entryOf(register, term, id), deltas: {}, set: { terms } }
        : { put: entryOf(register, term, id), item: { terms }, rev: undefined },
    ),
  ];
}

/** Terms of one search; further ones are left out. */
const MOST_ASKED = 8;
/** Reads of one request: what a search for common words costs at most. Then the page ends early, with a cursor. */
const MOST_READS = 10;

type Entry = ReadProjection & { readonly sk: string };

/**
 * Ids of what holds every term of `words`, newest first (ids are in the order of time). The rarest term is read, as far
 * as a first page of each can tell which that is; a page has at most `limit` entries and may have fewer before the last.
 * @throws VALIDATION_FAILED for words without a term
 */
export async function searchFor(
  tables: Tables,
  register: SearchRegister,
  words: string,
  { limit, cursor }: PageRequest,
): Promise<Page<string>> {
  const terms = termsOf(words, MOST_ASKED);
  if (terms.length === 0) {
    const fields = [{ field: 'query.q', zh: '请输入至少两个字', en: 'two characters at least' }];
    throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
  }
  const holds = ({ item }: Entry) => {
    const held = Array.isArray(item['terms']) ? item['terms'] : [];
    return terms.every((term) => held.includes(term));
  };
  const read = (driver: number, most: number, from: string | undefined): Promise<Page<Entry>> =>
    queryProjections(
      tables,
      { pk: partitionOf(register, terms[driver] ?? ''), newestFirst: true },
      { limit: most, cursor: from },
    );
  let { driver, page } =
    cursor === undefined ? await rarest(terms, read, limit) : await resume(cursor, read, limit);
  const found = page.items.filter(holds).map(({ sk }) => sk);
  for (let reads = 1; reads < MOST_READS && page.cursor !== undefined && found.length < limit; reads += 1) {
    page = await read(driver, limit - found.length, page.cursor);
    found.push(...page.items.filter(holds).map(({ sk }) => sk));
  }
  return { items: found, ...(page.cursor !== undefined && { cursor: `${driver}.${page.cursor}` }) };
}

type Read = (driver: number, most: number, from: string | undefined) => Promise<Page<Entry>>;

async function rarest(terms: readonly string[], read: Read, limit: number) {
  const pages = await Promise.all(terms.map((_, driver) => read(driver, limit, undefined)));
  const sized = pages.map((page, driver) => ({
    driver,
    page,
    size: page.cursor === undefined ? page.items.length : Infinity,
  }));
  return sized.reduce((best, each) => (each.size < best.size ? each : best));
}

async function resume(cursor: string, read: Read, limit: number) {
  const [, driver = '0', from = ''] = /^(\d)\.(.*)$/.exec(cursor) ?? [];
  return { driver: Number(driver), page: await read(Number(driver), limit, from) };
}
