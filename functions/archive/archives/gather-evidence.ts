import type { ArchiveItem } from '../../../shared/domain/archive/archive.ts';
import {
  invoiceDigits,
  invoiceGuard,
  releaseInvoice,
} from '../../../shared/domain/archive/invoice-number.ts';
import { decideAddItem, decideWithdrawItem } from '../../../shared/domain/archive/items.ts';
import { decideCorrect } from '../../../shared/domain/archive/seal.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { archive } from '../../../shared/store/aggregates/archive.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Guard, type Plan } from '../../../shared/store/plan.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { cleanFiles } from '../../orders/documents.ts';
import { asSide } from '../../orders/sides.ts';
import type { ArchiveDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { archiveView } from '../views.ts';
import { archiveFor, type FoundArchive } from './own-archive.ts';

const NOT_OPEN = refuse('NOT_FOUND');

/** The order neither ends nor is sealed while evidence is added to it. */
const orderStands = ({ ordered }: FoundArchive) => [
  { kind: 'ORDER', id: ordered.id, version: ordered.version },
];

/** Row 6-4a: the agency adds an invoice (once anywhere, FR-02), a proof of payment or a record to the open archive. */
export async function addArchiveItem(
  request: Request<(typeof routes)['addArchiveItem']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const found = await archiveFor(request, tables);
  const { ordered, archived } = found;
  const acting = asSide(ordered.body, 'AGENCY', request);
  const { body } = request;
  const digits = body.kind === 'INVOICE' ? orThrow(invoiceDigits(body)) : undefined;
  const wanted = { kind: body.kind, uscc: ordered.body.uscc, field: 'documentId' };
  const [file] = await cleanFiles([body.documentId], wanted, tables);
  if (file === undefined) throw new ProblemError(NOT_OPEN);
  const { id: addedBy } = acting.actor;
  const item: ArchiveItem = { ...body, itemId: newId(), sha256: file.sha256, addedBy, at: request.now };
  const decided = orThrow(decideAddItem(archived, ordered, item, acting));
  const guards: Guard[] = digits === undefined ? [] : [invoiceGuard(digits, ordered.id)];
  const after = standingAfter(archived ?? { id: ordered.id }, decided);
  return {
    changes: [change(archive, archived ?? { newId: ordered.id }, decided)],
    guards,
    checks: orderStands(found),
    response: {
      status: 201,
      body: archiveView(ordered, after, request.principal),
      headers: etag(after.version),
    },
  };
}

/** Takes a piece back while the archive is open; its invoice number is free again. */
export async function withdrawArchiveItem(
  request: Request<(typeof routes)['withdrawArchiveItem']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { ordered, archived } = await archiveFor(request, tables);
  const acting = asSide(ordered.body, 'AGENCY', request);
  if (archived === undefined) throw new ProblemError(NOT_OPEN);
  const { itemId } = request.params;
  const decided = orThrow(decideWithdrawItem(archived, itemId, acting));
  const item = archived.body.items.find((each) => each.itemId === itemId);
  const guards = item?.kind === 'INVOICE' ? [releaseInvoice(orThrow(invoiceDigits(item)), ordered.id)] : [];
  const after = standingAfter(archived, decided);
  return {
    changes: [change(archive, archived, decided)],
    guards,
    response: {
      status: 200,
      body: archiveView(ordered, after, request.principal),
      headers: etag(after.version),
    },
  };
}

/** Appends a document that corrects an item of a sealed archive; the item stays as it is. */
export async function correctArchive(
  request: Request<(typeof routes)['correctArchive']>,
  { tables }: ArchiveDeps,
): Promise<Plan> {
  const { ordered, archived } = await archiveFor(request, tables);
  const acting = asSide(ordered.body, 'AGENCY', request);
  if (archived === undefined) throw new ProblemError(NOT_OPEN);
  const { kind, documentId, refersTo, reason } = request.body;
  const wanted = { kind, uscc: ordered.body.uscc, field: 'documentId' };
  const [file] = await cleanFiles([documentId], wanted, tables);
  if (file === undefined) throw new ProblemError(NOT_OPEN);
  const correction = { correctionId: newId(), refersTo, documentId, sha256: file.sha256, reason };
  const decided = orThrow(decideCorrect(archived, correction, acting));
  const after = standingAfter(archived, decided);
  return {
    changes: [change(archive, archived, decided)],
    response: {
      status: 201,
      body: archiveView(ordered, after, request.principal),
      headers: etag(after.version),
    },
  };
}
