import {
  decideConfirmImport,
  decideDiscardImport,
  decideRequestImport,
  importActions,
} from '../../../shared/domain/import/decide.ts';
import type { ImportBody } from '../../../shared/domain/import/import.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { acting, type ActingCaller } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { bulkImport } from '../../../shared/store/aggregates/import.ts';
import { checkDocuments } from '../../../shared/store/check-documents.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { type Standing, standingAfter } from '../../../shared/store/standing-after.ts';
import { closeTask } from '../../../shared/store/tasks.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { importTask } from './import-work.ts';
import { listReportRows } from './report-rows.ts';

/** What was handed in and found, without the pseudonyms of the persons. */
function importView({ id, status, version, body }: Standing<ImportBody>, caller: ActingCaller) {
  const { requestedBy: _r, decidedBy: _d, ...rest } = body;
  return { importId: id, status, version, ...rest, allowedActions: importActions({ status, body }, caller) };
}

/** Row 2-1: hands a workbook in. It is checked in the background, row by row. */
export async function requestImport(
  request: Request<(typeof routes)['requestImport']>,
  { tables }: ExchangeDeps,
): Promise<Plan> {
  const { kind, documentId, source } = request.body;
  const named = [{ field: 'documentId', id: documentId }];
  await checkDocuments(named, (paper) => paper.kind === 'IMPORT_FILE' && paper.origin === 'CENTRE', tables);
  const paper = await get(tables, document, documentId);
  const importId = newId();
  const caller = acting(request);
  const handedIn = { kind, documentId, sha256: paper.body.sha256, source };
  const decided = orThrow(decideRequestImport(importId, handedIn, caller));
  const after = standingAfter({ id: importId }, decided);
  return {
    changes: [change(bulkImport, { newId: importId }, decided)],
    response: {
      status: 202,
      body: importView(after, caller),
      headers: { location: `/imports/${importId}`, ...etag(after.version) },
    },
  };
}

export async function listImports(
  request: Request<(typeof routes)['listImports']>,
  { tables }: ExchangeDeps,
): Promise<Reply> {
  const caller = acting(request);
  const key = { pk: 'IMPORT', newestFirst: true };
  const { items, ...rest } = await list(tables, bulkImport, 'list1', key, request.query);
  return { status: 200, body: { items: items.map((each) => importView(each, caller)), ...rest } };
}

export async function readImport(
  request: Request<(typeof routes)['readImport']>,
  { tables }: ExchangeDeps,
): Promise<Reply> {
  const found = await get(tables, bulkImport, request.params.importId);
  return { status: 200, body: importView(found, acting(request)), headers: etag(found.version) };
}

export async function listImportRows(
  { params, query }: Request<(typeof routes)['listImportRows']>,
  { tables }: ExchangeDeps,
): Promise<Reply> {
  await get(tables, bulkImport, params.importId);
  return { status: 200, body: await listReportRows(tables, params.importId, query) };
}

/** Row 2-1: a second person has the checked rows taken over (④). */
export async function applyImport(
  request: Request<(typeof routes)['applyImport']>,
  { tables }: ExchangeDeps,
): Promise<Plan> {
  const found = await get(tables, bulkImport, request.params.importId);
  requireVersion(found, request.ifMatch);
  const caller = acting(request);
  const decided = orThrow(decideConfirmImport(found, caller));
  const notBy = {
    path: ['requestedBy'],
    actorId: caller.actor.id,
    refusal: refuse('FOUR_EYES', { article: '2-1' }),
  };
  const closed = await closeTask(tables, importTask(found.id).id, { ...caller, article: '2-1' });
  const after = standingAfter(found, decided);
  return {
    changes: [change(bulkImport, found, decided, notBy), ...(closed === undefined ? [] : [closed])],
    response: { status: 202, body: importView(after, caller), headers: etag(after.version) },
  };
}

export async function discardImport(
  request: Request<(typeof routes)['discardImport']>,
  { tables }: ExchangeDeps,
): Promise<Plan> {
  const found = await get(tables, bulkImport, request.params.importId);
  requireVersion(found, request.ifMatch);
  const caller = acting(request);
  const decided = orThrow(decideDiscardImport(found, request.body.reason, caller));
  const closed = await closeTask(tables, importTask(found.id).id, { ...caller, article: '2-1' });
  const after = standingAfter(found, decided);
  return {
    changes: [change(bulkImport, found, decided), ...(closed === undefined ? [] : [closed])],
    response: { status: 200, body: importView(after, caller), headers: etag(after.version) },
  };
}
