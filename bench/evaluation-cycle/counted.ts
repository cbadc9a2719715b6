import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ENTRIES_A_PAGE, TASKS_A_PAGE } from '../../functions/evaluation-run/page.ts';
import type { Tables } from '../../shared/store/table.ts';
import { CYCLE, RUN, scheme } from '../../test/support/evaluation-run-fixtures.ts';
import type { Units } from '../commands/metered-calls.ts';
import { sizeOf, walkUnits } from './item-size.ts';
import { KINDS } from './season.ts';

const { categories } = scheme;

/**
 * Writes of an entry. Frozen: its inputs 2. Scored: its state of under 3 KB 6, it stays in two lists, 3 each, and moves in
 * one from under 1 KB, 1 and 3; event 2 and its outbox entry; rank key 2.
 */
export const WRITES_AN_ENTRY = 2 + (6 + 3 + 3 + (1 + 3)) + (2 + 1) + 2;
/** Reads of an entry: two cells of its category and two of the whole agency; its state, to be scored. */
export const READS_AN_ENTRY = 4 + 1;
/**
 * Writes of an outlier: a line of the report 2; the task 2 and two lists, its event of under 2 KB 4 and its outbox entry,
 * its deadline 2 and one entry; check of the entry of under 3 KB 6.
 */
const WRITES_AN_OUTLIER = 2 + (2 + 2) + (4 + 1) + (2 + 1) + 6;
/** Reads of an outlier: the entry, the task that may be there. */
const READS_AN_OUTLIER = 1 + 1;
/** Writes of a page of either step: a page item and a mark. */
const WRITES_A_PAGE = 2 + 2;
/** Reads of a page that is frozen: the run, whether the page is done, the total of its category. */
const READS_A_FROZEN_PAGE = 1 + 1 + 1;
/** Reads of a page that is scored: these, the cycle, its scheme, the figures of the category. */
const READS_A_SCORED_PAGE = READS_A_FROZEN_PAGE + 1 + 1 + 1;
/** Writes of a category: a total for each step; its figures and a mark. */
const WRITES_A_CATEGORY = 2 + 2 + (2 + 2);
/** Writes of the cycle. Begun and frozen: run 2 and its list, event 2 and its outbox entry, mark 2; finished: the cycle, too. */
const WRITES_A_CYCLE = 8 + 8 + (8 + 6);
/** Reads of the cycle. Begun: cycle, scheme, run; failed checks; frozen: run twice; finished: run and cycle. */
const READS_A_CYCLE = 3 + 1 + 2 + 2;

const PAGES_A_READ = 500;
const ITEMS_A_READ = 500;
const KEYS_A_READ = 1000;

type Item = Record<string, unknown>;

/** Sizes of the first entries in scope of every category; before they are scored. */
export const inScopeSizes = (tables: Tables): Promise<number[][]> =>
  Promise.all(
    categories.map(async (category) =>
      (await first(tables, 'list1', `ENTRY#CYCLE#${CYCLE}#${category}`)).map(sizeOf),
    ),
  );

/** Request units of a whole cycle of so many entries, an equal number of full pages in each category. */
export async function countedUnits(
  tables: Tables,
  entries: number,
  inScope: readonly (readonly number[])[],
): Promise<Units> {
  const outliers = await outliersOf(tables);
  const ofEach = entries / categories.length;
  // After a full page an empty one.
  const pages = ofEach / ENTRIES_A_PAGE + 1;
  const n = categories.length;
  const write =
    entries * WRITES_AN_ENTRY +
    outliers.length * WRITES_AN_OUTLIER +
    2 * n * pages * WRITES_A_PAGE +
    n * WRITES_A_CATEGORY +
    WRITES_A_CYCLE +
    // Pages of outliers with any leave a mark.
    2 * Math.ceil(outliers.length / TASKS_A_PAGE);
  let read =
    entries * READS_AN_ENTRY +
    outliers.length * READS_AN_OUTLIER +
    walkUnits(outliers, TASKS_A_PAGE) +
    n * pages * (READS_A_FROZEN_PAGE + READS_A_SCORED_PAGE) +
    // Measuring each: the run, whether it is measured, whether all are.
    n * (1 + 1 + n) +
    READS_A_CYCLE;
  // The last page of a category, of either step, and at last who measures the last one, look for totals until one is not
  // there, and go through the pages of those that are.
  const progress = (n * (n - 1)) / 2 + (n - 1);
  read += 2 * progress + n;
  for (const [i, category] of categories.entries()) {
    // By its own last page and by those of the categories after it; of the first step once more by who measures.
    read += (n - i + 1) * walkUnits(pageSizes('FREEZE#1', category, pages), PAGES_A_READ);
    read += (n - i) * walkUnits(pageSizes('SCORE', category, pages), PAGES_A_READ);
    const frozen = await first(tables, '', `PROJ#EVALSNAPSHOT#${CYCLE}#${category}`);
    const keys = await first(tables, '', `PROJ#RANKKEY#${CYCLE}#${category}`);
    const sizes = (list: readonly number[]) =>
      Array.from({ length: ofEach }, (_, at) => list[at % KINDS] ?? 0);
    const frozenSizes = sizes(frozen.map(sizeOf));
    // An index is read half as dear.
    read += walkUnits(sizes(inScope[i] ?? []), ENTRIES_A_PAGE) / 2;
    read += walkUnits(frozenSizes, ITEMS_A_READ) + walkUnits(frozenSizes, ENTRIES_A_PAGE);
    read += walkUnits(sizes(keys.map(sizeOf)), KEYS_A_READ);
  }
  return { read, write };
}

/** Sizes of the page items of one step of a category, in their order. */
function pageSizes(step: string, category: string, pages: number): number[] {
  const pk = `WORK#${RUN}#${step}#${category}`;
  return Array.from({ length: pages }, (_, i) => String(i + 1))
    .sort()
    .map((page) =>
      sizeOf({
        pk,
        sk: `PAGE#${page}`,
        work: pk.slice(5),
        page,
        handled: ENTRIES_A_PAGE,
        ttl: 1_838_000_001,
      }),
    );
}

/** Sizes of the lines of the report, in its order. */
async function outliersOf(tables: Tables): Promise<number[]> {
  const sizes: number[] = [];
  let start: Item | undefined;
  do {
    const page = await query(tables, '', `PROJ#EVALCHECK#${RUN}`, ITEMS_A_READ, start);
    sizes.push(...page.items.map(sizeOf));
    start = page.last;
  } while (start !== undefined);
  return sizes;
}

const first = async (tables: Tables, index: string, pk: string): Promise<Item[]> =>
  (await query(tables, index, pk, KINDS)).items;

async function query(tables: Tables, index: string, pk: string, limit: number, start?: Item) {
  const { Items = [], LastEvaluatedKey } = await tables.client.send(
    new QueryCommand({
      TableName: tables.platform,
      ...(index !== '' && { IndexName: index }),
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': `${index}pk` },
      ExpressionAttributeValues: { ':pk': pk },
      Limit: limit,
      ExclusiveStartKey: start,
    }),
  );
  return { items: Items as Item[], last: LastEvaluatedKey };
}
