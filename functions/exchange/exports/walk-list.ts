import { decideExportFailed, type ExportBody } from '../../../shared/domain/export/export.ts';
import { ProblemError } from '../../../shared/domain/problem.ts';
import type { ProblemCode } from '../../../shared/domain/problems.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { listExport } from '../../../shared/store/aggregates/export.ts';
import { load } from '../../../shared/store/read.ts';
import { type ContinuationOf, WORK_MS } from '../continuation.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import type { ExportedList } from '../lists/list.ts';
import { listNamed } from '../lists/registry.ts';
import { ONCE } from '../lists/turns.ts';
import type { CellContent } from '../workbooks/write-workbook.ts';
import { assembleFile } from './assemble-file.ts';
import { rowOf } from './cells.ts';
import { onceForExport, partKey } from './export-work.ts';
import { readListPage } from './page-request.ts';
import { requesterOf } from './requester.ts';

const ROWS_A_PAGE = 100;

type Walking = Omit<ContinuationOf<'EXPORT'>, 'step'>;

/**
 * Reads a list page by page, state by state, as the one who asked may, and puts its rows away part by part; a long list
 * goes on with the next message. Ends at policy `export.maxRows`, and the file says so.
 */
export async function walkList(walking: Walking, now: string, deps: ExchangeWorkerDeps): Promise<void> {
  const began = deps.elapsed();
  const loaded = await load(deps.tables, listExport, walking.exportId);
  if (loaded?.status !== 'REQUESTED') return;
  const list = listNamed(loaded.body.list);
  if (list === undefined) return fail(loaded, 'NOT_FOUND', now, deps);
  const { policy } = await deps.settings.current(now);
  const most = policy.get('export.maxRows');
  try {
    let { part, rows } = walking;
    let at: Place | undefined = { turn: walking.turn, cursor: walking.cursor };
    while (at !== undefined && (rows < most || part === 0)) {
      const read: Part = await readPart(loaded.body, list, { at, room: most - rows }, now, deps);
      await deps.files.write(
        partKey(loaded.id, part),
        Buffer.from(JSON.stringify(read.rows)),
        'application/json',
      );
      rows += read.rows.length;
      part += 1;
      at = read.next;
      if (at !== undefined && rows < most && deps.elapsed() - began > WORK_MS)
        return await deps.pages.send([{ step: 'EXPORT', exportId: loaded.id, part, rows, ...at }]);
    }
    const whole = {
      exportId: loaded.id,
      parts: part,
      truncated: at !== undefined && (await goesOn(loaded.body, list, at, now, deps)),
    };
    if (deps.elapsed() - began > WORK_MS / 2) return await deps.pages.send([{ step: 'ASSEMBLE', ...whole }]);
    return await assembleFile(whole, now, deps);
  } catch (error) {
    if (error instanceof ProblemError) return fail(loaded, error.refusal.refused, now, deps);
    throw error;
  }
}

/** How far a list has been read: which of its turns, and from where on in it. */
interface Place {
  readonly turn: number;
  readonly cursor?: string | undefined;
}

interface Part {
  readonly rows: readonly (readonly CellContent[])[];
  /** Where to go on; undefined at the end of the last turn. */
  readonly next: Place | undefined;
}

type Read = { readonly items: readonly unknown[]; readonly next: Place | undefined };

/** One page of the turn that a place is in. A page may be empty though there are more turns. */
async function pageAt(
  { params, query, requester }: ExportBody,
  list: ExportedList,
  { turn, cursor }: Place,
  limit: number,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<Read> {
  const principal = await requesterOf(requester, deps.tables);
  const turns = list.turns?.({ params, query, principal }) ?? ONCE;
  const added = turns[turn];
  if (added === undefined) return { items: [], next: undefined };
  const asked = { params, query: { ...query, ...added }, limit, cursor, principal, now };
  const page = await readListPage(list, asked, deps);
  if (page.cursor !== undefined) return { items: page.items, next: { turn, cursor: page.cursor } };
  return { items: page.items, next: turn + 1 < turns.length ? { turn: turn + 1 } : undefined };
}

async function readPart(
  body: ExportBody,
  list: ExportedList,
  { at, room }: { readonly at: Place; readonly room: number },
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<Part> {
  const paths = Object.keys(list.columns);
  const most = Math.min(deps.rowsAPart, room);
  const rows: CellContent[][] = [];
  let next: Place | undefined = at;
  while (next !== undefined && rows.length < most) {
    const limit = Math.min(ROWS_A_PAGE, most - rows.length);
    const page: Read = await pageAt(body, list, next, limit, now, deps);
    for (const item of page.items) rows.push(rowOf(item, paths));
    next = page.next;
  }
  return { rows, next };
}

/** Whether there is more from a place on: a query that ends exactly at its limit gives a cursor, too. */
async function goesOn(
  body: ExportBody,
  list: ExportedList,
  at: Place,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<boolean> {
  for (let next: Place | undefined = at; next !== undefined;) {
    const page: Read = await pageAt(body, list, next, 1, now, deps);
    if (page.items.length > 0) return true;
    next = page.next;
  }
  return false;
}

async function fail(
  loaded: Loaded<ExportBody>,
  code: ProblemCode,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  await onceForExport(loaded.id, (state) => decideExportFailed(state, code, now), now, deps);
}
