import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { Member } from '../../../shared/domain/sampling/bundle.ts';
import { SamplePart } from '../../../shared/domain/spot-check/spot-check.ts';
import type { Projection, ProjectionKey } from '../../../shared/store/projections.ts';
import { queryProjections, readProjection } from '../../../shared/store/projections.ts';
import type { PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** `[order, its agency]`, as frozen. */
const PopulationPage = onFirstUse(() =>
  z.object({
    entries: z.array(z.tuple([z.string(), z.string()])),
    /** Where the next page begins; none after the last. */
    next: z.string().optional(),
  }),
);
/** `[order, the part that drew it]`, in the order of the draw. */
const SamplePage = onFirstUse(() => z.object({ entries: z.array(z.tuple([z.string(), SamplePart()])) }));
const Coverage = onFirstUse(() => z.object({ atLeast: z.record(z.string(), z.int().min(1)) }));

export type SampleEntry = z.infer<ReturnType<typeof SamplePage>>['entries'][number];

const populationOf = (planId: string): string => `PROJ#SPOTCHECK_POPULATION#${planId}`;
const sampleOf = (planId: string): string => `PROJ#SPOTCHECK_SAMPLE#${planId}`;
const coverageKey = (planId: string): ProjectionKey => ({
  pk: `PROJ#SPOTCHECK_COVERAGE#${planId}`,
  sk: 'AT_LEAST',
});
const numbered = (page: number): string => `PAGE#${String(page).padStart(6, '0')}`;

/** Orders of one page of the population, as the list of the quarter gave them. */
export const ORDERS_A_PAGE = 200;
/** Small enough for one item of 400 KB. */
export const SAMPLED_A_PAGE = 1000;

export const populationPage = (
  planId: string,
  page: number,
  entries: readonly Member[],
  next: string | undefined,
): Projection => ({
  put: { pk: populationOf(planId), sk: numbered(page) },
  item: {
    entries: entries.map(({ id, group = '' }) => [id, group]),
    ...(next !== undefined && { next }),
  },
  rev: undefined,
});

/** Where a frozen page says that the next one begins: the one that a repeated message has to go on from. */
export async function nextOfPage(tables: Tables, planId: string, page: number): Promise<string | undefined> {
  const frozen = await readProjection(tables, { pk: populationOf(planId), sk: numbered(page) });
  return PopulationPage().parse(frozen?.item).next;
}

/** What the sample has to cover, in the one commit that fixes the population. */
export const frozenCoverage = (planId: string, atLeast: Readonly<Record<string, number>>): Projection => ({
  put: coverageKey(planId),
  item: { atLeast },
  rev: undefined,
});

/** The sample, in the one commit of the draw. */
export const samplePages = (planId: string, entries: readonly SampleEntry[]): Projection[] =>
  chunks(entries, SAMPLED_A_PAGE).map((page, i) => ({
    put: { pk: sampleOf(planId), sk: numbered(i + 1) },
    item: { entries: page },
    rev: undefined,
  }));

export function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** One stretch of the frozen population. */
export async function readPopulation(tables: Tables, planId: string, page: PageRequest) {
  const { items, ...rest } = await queryProjections(tables, { pk: populationOf(planId) }, page);
  const members = items.flatMap(({ item }) =>
    PopulationPage()
      .parse(item)
      .entries.map(([id, group]): Member => ({ id, group })),
  );
  return { members, ...rest };
}

const PAGES_A_READ = 50;

/** The whole frozen population, in compact form: some ten bytes an order (design §3). For workers only. */
export async function wholePopulation(tables: Tables, planId: string): Promise<Member[]> {
  const all: Member[] = [];
  let cursor: string | undefined;
  do {
    const { members, cursor: next } = await readPopulation(tables, planId, { limit: PAGES_A_READ, cursor });
    for (const member of members) all.push(member);
    cursor = next;
  } while (cursor !== undefined);
  return all;
}

/** What the sample has to cover, as it was frozen with the population. */
export async function readCoverage(tables: Tables, planId: string): Promise<Record<string, number>> {
  const frozen = await readProjection(tables, coverageKey(planId));
  return Coverage().parse(frozen?.item ?? { atLeast: {} }).atLeast;
}

/** The sample as it was drawn. */
export async function readSample(tables: Tables, planId: string): Promise<SampleEntry[]> {
  const entries: SampleEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, { pk: sampleOf(planId) }, { limit: PAGES_A_READ, cursor });
    entries.push(...page.items.flatMap(({ item }) => SamplePage().parse(item).entries));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return entries;
}
