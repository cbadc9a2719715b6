import { orThrow } from '../../../shared/domain/problem.ts';
import { decideConfirm, decideFile } from '../../../shared/domain/standing-document/keep.ts';
import { standingDocumentId } from '../../../shared/domain/standing-document/standing-document.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { document } from '../../../shared/store/aggregates/document.ts';
import { standingDocument } from '../../../shared/store/aggregates/standing-document.ts';
import { checkDocuments } from '../../../shared/store/check-documents.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { CatalogueDeps } from '../deps.ts';
import { getOwn, getVisible, listedAgencyId } from '../owner.ts';
import type { routes } from '../routes.ts';
import { standingDocumentView } from '../views.ts';

/** The first version of a document that the agency must hold, or the next one (6-2a, 6-2b). */
export async function fileStandingDocument(
  request: Request<(typeof routes)['fileStandingDocument']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { principal, body, now } = request;
  const owner = await requireLiveAgency(tables, principal.uscc);
  const { uscc } = owner.body;
  await checkDocuments(
    [{ field: 'documentId', id: body.documentId }],
    (paper) => paper.origin === 'AGENCY' && paper.uscc === uscc,
    tables,
  );
  const paper = await get(tables, document, body.documentId);
  const id = standingDocumentId(owner.id, body.kind, body.category);
  const before = await load(tables, standingDocument, id);
  if (before !== undefined) requireVersion(before, request.ifMatch);
  const ctx = { ...acting(request), ...(await settings.current(now)) };
  const filing = { agencyId: owner.id, uscc, ...body, sha256: paper.body.sha256 };
  const decided = orThrow(decideFile(before ?? { newId: id }, filing, ctx));
  const after = standingAfter(before ?? { id }, decided);
  return {
    changes: [change(standingDocument, before ?? { newId: id }, decided)],
    response: {
      status: before === undefined ? 201 : 200,
      body: standingDocumentView(after, principal),
      headers: etag(after.version),
    },
  };
}

/** “核对无变化”: it holds for another year. */
export async function confirmStandingDocument(
  request: Request<(typeof routes)['confirmStandingDocument']>,
  { tables, settings }: CatalogueDeps,
): Promise<Plan> {
  const { principal, params, now } = request;
  const loaded = await getOwn(tables, standingDocument, params.standingDocId, principal);
  requireVersion(loaded, request.ifMatch);
  await requireLiveAgency(tables, principal.uscc);
  const ctx = { ...acting(request), ...(await settings.current(now)) };
  const decided = orThrow(decideConfirm(loaded, ctx));
  const after = standingAfter(loaded, decided);
  return {
    changes: [change(standingDocument, loaded, decided)],
    response: { status: 200, body: standingDocumentView(after, principal), headers: etag(after.version) },
  };
}

export async function listStandingDocuments(
  { query, principal }: Request<(typeof routes)['listStandingDocuments']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const agencyId = await listedAgencyId(tables, query.agencyId, principal);
  const key = { pk: `STANDINGDOC#AGENCY#${agencyId}` };
  const { items, ...rest } = await list(tables, standingDocument, 'list1', key, query);
  return {
    status: 200,
    body: { items: items.map((each) => standingDocumentView(each, principal)), ...rest },
  };
}

export async function readStandingDocument(
  { params, principal }: Request<(typeof routes)['readStandingDocument']>,
  { tables }: CatalogueDeps,
): Promise<Reply> {
  const loaded = await getVisible(tables, standingDocument, params.standingDocId, principal);
  return { status: 200, body: standingDocumentView(loaded, principal), headers: etag(loaded.version) };
}
