import { fileOf } from '../../../shared/domain/document/own-file.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import {
  casesInStatus,
  casesOfAgency,
  casesOfBuyer,
  casesOnBoard,
  serviceCase,
} from '../../../shared/store/aggregates/service-case.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import { awaitedBy } from '../expert-cases.ts';
import type { routes } from '../routes.ts';
import { caseView } from '../views.ts';
import { findCase } from './find-case.ts';

/** Of one agency, newest first; or in a status, where published ones are listed by board. */
export async function listServiceCases(
  { query, principal }: Request<(typeof routes)['listServiceCases']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { status, board = 'EXCELLENT_SERVICE', agencyId } = query;
  const pk = status === 'PUBLISHED' ? casesOnBoard(board) : casesInStatus(status);
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, serviceCase, 'list1', { pk }, query)
      : await list(tables, serviceCase, 'list2', { pk: casesOfAgency(agencyId), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => caseView(each, principal)), ...rest } };
}

/** Those of the caller's agency, or of what the caller bought. */
export async function listOwnServiceCases(
  { query, principal }: Request<(typeof routes)['listOwnServiceCases']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key =
    query.party === 'AGENCY'
      ? { pk: casesOfAgency((await requireLiveAgency(tables, principal.uscc)).id), newestFirst: true }
      : { pk: casesOfBuyer(fileOf(principal) ?? ''), newestFirst: true };
  const index = query.party === 'AGENCY' ? 'list2' : 'list3';
  const { items, ...rest } = await list(tables, serviceCase, index, key, query);
  return { status: 200, body: { items: items.map((each) => caseView(each, principal)), ...rest } };
}

export async function listCasesToScore(
  { query, principal }: Request<(typeof routes)['listCasesToScore']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { items, ...rest } = await awaitedBy(tables, principal.id, query);
  const cases = await Promise.all(items.map((id) => get(tables, serviceCase, id)));
  return { status: 200, body: { items: cases.map((each) => caseView(each, principal)), ...rest } };
}

export async function readServiceCase(
  request: Request<(typeof routes)['readServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Reply> {
  const found = await findCase(request, tables);
  return { status: 200, body: caseView(found, request.principal), headers: etag(found.version) };
}
