import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { ScopeRow } from '../../../shared/domain/evaluation/scope/scope.ts';
import {
  type Projection,
  type ProjectionKey,
  queryProjections,
  readProjection,
} from '../../../shared/store/projections.ts';
import type { Page, PageRequest } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** Those in scope, and those on the platform that are not, apart: so that every page of the public list is whole. */
export type ScopePart = 'IN' | 'OUT';

export interface ScopeRun {
  readonly cycleId: string;
  readonly runId: string;
}

const partOf = ({ cycleId, runId }: ScopeRun, part: ScopePart): string =>
  `PROJ#EVALSCOPE${part}#${cycleId}#${runId}`;

export const rowKey = (run: ScopeRun, part: ScopePart, agencyId: string): ProjectionKey => ({
  pk: partOf(run, part),
  sk: agencyId,
});

/** Writes what a run found of an agency: once, or again under its revision. */
export const writeRow = (run: ScopeRun, row: ScopeRow, rev: number | undefined): Projection => ({
  put: rowKey(run, row.reason === undefined ? 'IN' : 'OUT', row.agencyId),
  item: row,
  rev,
});

/** What a run found of an agency, in scope or not; with the revision to write it under. */
export async function readRow(
  tables: Tables,
  run: ScopeRun,
  agencyId: string,
): Promise<{ readonly part: ScopePart; readonly row: ScopeRow; readonly rev: number } | undefined> {
  for (const part of ['IN', 'OUT'] as const) {
    const found = await readProjection(tables, rowKey(run, part, agencyId));
    if (found !== undefined) return { part, row: ScopeRow().parse(found.item), rev: found.rev };
  }
  return undefined;
}

/** One page of those in scope, or of those that are not, by agency. */
export async function listRows(
  tables: Tables,
  run: ScopeRun,
  part: ScopePart,
  page: PageRequest,
): Promise<Page<ScopeRow>> {
  const { items, ...rest } = await queryProjections(tables, { pk: partOf(run, part) }, page);
  return { items: items.map(({ item }) => ScopeRow().parse(item)), ...rest };
}

const ROWS_A_READ = 200;

/** Every row of a part, a page in memory at a time. */
export async function eachRow(
  tables: Tables,
  run: ScopeRun,
  part: ScopePart,
  take: (rows: readonly ScopeRow[]) => Promise<void> | void,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await listRows(tables, run, part, { limit: ROWS_A_READ, cursor });
    await take(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Where each page of a run says that the next one begins: a repeated message goes on from there. */
const Next = onFirstUse(() =>
  z.object({ status: z.enum(['ACTIVE', 'SUSPENDED']).optional(), cursor: z.string().optional() }),
);
export type NextPage = z.infer<ReturnType<typeof Next>>;

const nextKey = ({ cycleId, runId }: ScopeRun, page: number): ProjectionKey => ({
  pk: `PROJ#EVALSCOPEPAGE#${cycleId}#${runId}`,
  sk: String(page).padStart(6, '0'),
});

export const writeNext = (run: ScopeRun, page: number, next: NextPage): Projection => ({
  put: nextKey(run, page),
  item: next,
  rev: undefined,
});

export async function readNext(tables: Tables, run: ScopeRun, page: number): Promise<NextPage> {
  const found = await readProjection(tables, nextKey(run, page));
  return Next().parse(found?.item ?? {});
}
