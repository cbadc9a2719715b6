import type { Decided } from '../domain/event.ts';
import type { GradeChange, Rehearsed } from '../domain/evaluation/rehearsal/compare.ts';
import { RehearsalBody } from '../domain/evaluation/rehearsal/rehearsal.ts';
import type { AggregateType, Loaded } from './aggregate.ts';
import type { PageItem } from './pages.ts';
import { change, type Plan } from './plan.ts';
import { queryProjections } from './projections.ts';
import type { Page, PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/** Listed by cycle (list1), in the order they were ordered. */
export const rehearsal: AggregateType<RehearsalBody> = {
  kind: 'REHEARSAL',
  body: RehearsalBody,
  listKeys: ({ id, body: { cycleId, orderedAt } }) => ({
    list1: [`REHEARSAL#${cycleId}`, `${orderedAt}#${id}`],
  }),
};

/** A key under which nothing but a rehearsal lies. */
export interface RehearsalKey {
  readonly pk: `PROJ#REHEARSAL#${string}`;
  readonly sk: string;
}

export interface RehearsalWrite {
  readonly add: RehearsalKey;
  readonly item: { readonly rehearsed: Rehearsed } | { readonly change: GradeChange };
}

/**
 * All that a rehearsal can want written: its own state, its own keys and findings. There is no member for an entry, a
 * rank key or a cycle, so that a what-if run that writes a real result does not compile (8-3).
 */
export interface RehearsalEffect {
  readonly decided?: { readonly found: Loaded<RehearsalBody>; readonly decision: Decided<RehearsalBody> };
  readonly writes: readonly RehearsalWrite[];
  readonly pages?: readonly PageItem[];
}

export const rehearsalPlan = ({ decided, writes, pages = [] }: RehearsalEffect): Plan<undefined> => ({
  changes: decided === undefined ? [] : [change(rehearsal, decided.found, decided.decision)],
  projections: writes.map(({ add, item }) => ({ add, deltas: {}, set: item })),
  pages,
  response: undefined,
});

export const rehearsedKey = (rehearsalId: string, category: string, agencyId: string): RehearsalKey => ({
  pk: `PROJ#REHEARSAL#${rehearsalId}#KEYS#${category}`,
  sk: agencyId,
});

export const gradeChangeKey = (rehearsalId: string, agencyId: string): RehearsalKey => ({
  pk: `PROJ#REHEARSAL#${rehearsalId}#CHANGES`,
  sk: agencyId,
});

/** About 400 bytes each: a page is under the megabyte of a query. */
const KEYS_A_READ = 1000;

/** Every entry of a category as the rehearsal scored it, page by page. */
export async function* rehearsedOf(
  tables: Tables,
  rehearsalId: string,
  category: string,
): AsyncGenerator<Rehearsed> {
  const { pk } = rehearsedKey(rehearsalId, category, '');
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, { pk }, { limit: KEYS_A_READ, cursor });
    // Written whole by the rehearsal.
    for (const { item } of page.items) yield item['rehearsed'] as Rehearsed;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** One page of who would change grade, by agency. */
export async function listGradeChanges(
  tables: Tables,
  rehearsalId: string,
  page: PageRequest,
): Promise<Page<GradeChange>> {
  const { pk } = gradeChangeKey(rehearsalId, '');
  const { items, ...rest } = await queryProjections(tables, { pk }, page);
  // Written whole by the rehearsal.
  return { items: items.map(({ item }) => item['change'] as GradeChange), ...rest };
}
