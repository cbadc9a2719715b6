import {
  decideDownloadExport,
  decideRequestExport,
  type ExportBody,
} from '../../../shared/domain/export/export.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { listExport } from '../../../shared/store/aggregates/export.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { type Standing, standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ExchangeDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { checkAsked } from './check-asked.ts';

function exportView({ id, status, version, body }: Standing<ExportBody>, now: string) {
  const { list, format, requestedAt, failure, file } = body;
  const { objectKey: _k, versionId: _v, ...shown } = file ?? {};
  const there = file !== undefined && file.expiresAt > now;
  return {
    exportId: id,
    list,
    format,
    status,
    version,
    requestedAt,
    ...(failure !== undefined && { failure }),
    ...(file !== undefined && { file: shown }),
    allowedActions: there ? ['download'] : [],
  };
}

/**
 * Asks for a list as a file. Whoever may not see the list, or narrows it by what it does not know, hears so now; what only
 * the list itself refuses becomes the failure of the export.
 */
export async function requestExport(request: Request<(typeof routes)['requestExport']>): Promise<Plan> {
  const { principal, body, now } = request;
  const { list, format, params, filters: query } = body;
  checkAsked({ list, params, query }, principal.roles);
  const exportId = newId();
  const { id, roles, uscc } = principal;
  const requester = { id, roles: [...roles], ...(uscc !== undefined && { uscc }) };
  const decided = decideRequestExport(exportId, { list, format, params, query, requester }, now);
  const after = standingAfter({ id: exportId }, decided);
  return {
    changes: [change(listExport, { newId: exportId }, decided)],
    response: {
      status: 202,
      body: exportView(after, now),
      headers: { location: `/exports/${exportId}`, ...etag(after.version) },
    },
  };
}

export async function readExport(
  { params, principal, now }: Request<(typeof routes)['readExport']>,
  { tables }: ExchangeDeps,
): Promise<Reply> {
  const found = await ownExport(tables, params.exportId, principal);
  return { status: 200, body: exportView(found, now), headers: etag(found.version) };
}

/** A link to the file, handed out only together with its entry in the trail. */
export async function downloadExport(
  request: Request<(typeof routes)['downloadExport']>,
  { tables, materials }: ExchangeDeps,
): Promise<Plan> {
  const { params, principal, now } = request;
  const found = await ownExport(tables, params.exportId, principal);
  const decided = orThrow(decideDownloadExport(found, acting(request)));
  const { file } = found.body;
  if (file === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return {
    changes: [change(listExport, found, decided)],
    response: { status: 200, body: await materials.downloadLink(file, file.versionId, now) },
  };
}

/** To anybody but who asked for it an export does not exist. */
async function ownExport(
  tables: Tables,
  exportId: string,
  principal: Principal,
): Promise<Loaded<ExportBody>> {
  const found = await get(tables, listExport, exportId);
  if (found.body.requester.id !== principal.id) throw new ProblemError(refuse('NOT_FOUND'));
  return found;
}
