import { decideExportFailed, type ExportBody } from '../../../shared/domain/export/export.ts';
import { type ProblemCode, ProblemError } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { listExport } from '../../../shared/store/aggregates/export.ts';
import { load } from '../../../shared/store/read.ts';
import { type ContinuationOf, WORK_MS } from '../continuation.ts';
import type { ExchangeWorkerDeps } from '../deps.ts';
import type { ExportedList } from '../lists/list.ts';
import { listNamed } from '../lists/registry.ts';
import type { CellContent } from '../workbooks/write-workbook.ts';
import { assembleFile } from './assemble-file.ts';
import { rowOf } from './cells.ts';
import { onceForExport, partKey } from './export-work.ts';
import { readListPage } from './page-request.ts';
import { requesterOf } from './requester.ts';

const ROWS_A_PAGE = 100;

type Walking = Omit<ContinuationOf<'EXPORT'>, 'step'>;

/**
 * Reads a list page by page as the one who asked may, and puts its rows away part by part; a long list goes on with the
 * next message. Ends at policy `export.maxRows`, and the file says so.
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
    let { part, rows, cursor } = walking;
    for (let more = true; more;) {
      const read = await readPart(loaded.body, list, { cursor, room: most - rows }, now, deps);
      await deps.files.write(
        partKey(loaded.id, part),
        Buffer.from(JSON.stringify(read.rows)),
        'application/json',
      );
      rows += read.rows.length;
      part += 1;
      cursor = read.cursor;
      more = cursor !== undefined && rows < most;
      if (more && deps.elapsed() - began > WORK_MS) {
        const rest = { step: 'EXPORT', exportId: loaded.id, part, rows } as const;
        return await deps.pages.send([{ ...rest, ...(cursor !== undefined && { cursor }) }]);
      }
    }
    const whole = {
      exportId: loaded.id,
      parts: part,
      truncated: cursor !== undefined && (await goesOn(loaded.body, list, cursor, now, deps)),
    };
    if (deps.elapsed() - began > WORK_MS / 2) return await deps.pages.send([{ step: 'ASSEMBLE', ...whole }]);
    return await assembleFile(whole, now, deps);
  } catch (error) {
    if (error instanceof ProblemError) return fail(loaded, error.refusal.refused, now, deps);
    throw error;
  }
}

interface Part {
  readonly rows: readonly (readonly CellContent[])[];
  readonly cursor: string | undefined;
}

async function readPart(
  { params, query, requester }: ExportBody,
  list: ExportedList,
  { cursor: start, room }: { readonly cursor: string | undefined; readonly room: number },
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<Part> {
  const principal = await requesterOf(requester, deps.tables);
  const paths = Object.keys(list.columns);
  const most = Math.min(deps.rowsAPart, room);
  const rows: CellContent[][] = [];
  let cursor = start;
  do {
    const limit = Math.min(ROWS_A_PAGE, most - rows.length);
    const page = await readListPage(list, { params, query, limit, cursor, principal, now }, deps);
    for (const item of page.items) rows.push(rowOf(item, paths));
    cursor = page.cursor;
  } while (cursor !== undefined && rows.length < most);
  return { rows, cursor };
}

/** Whether there is more behind a cursor: a query that ends exactly at its limit gives one, too. */
async function goesOn(
  { params, query, requester }: ExportBody,
  list: ExportedList,
  cursor: string,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<boolean> {
  const principal = await requesterOf(requester, deps.tables);
  const asked = { params, query, limit: 1, cursor, principal, now };
  return (await readListPage(list, asked, deps)).items.length > 0;
}

async function fail(
  loaded: Loaded<ExportBody>,
  code: ProblemCode,
  now: string,
  deps: ExchangeWorkerDeps,
): Promise<void> {
  await onceForExport(loaded.id, (state) => decideExportFailed(state, code, now), now, deps);
}
