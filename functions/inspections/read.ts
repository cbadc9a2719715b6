import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { inspection, inspectionsIn, inspectionsOf } from '../../shared/store/aggregates/inspection.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { list } from '../../shared/store/read.ts';
import type { InspectionDeps } from './deps.ts';
import { visibleInspection } from './handling.ts';
import type { routes } from './routes.ts';
import { inspectionView } from './views.ts';
import { isOfficer } from '../../shared/runtime/viewer.ts';

/** For officers those of a status, oldest first, or all of one agency; an agency's own, newest first. */
export async function listInspections(
  { query, principal }: Request<(typeof routes)['listInspections']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const uscc = isOfficer(principal) ? query.uscc : principal.uscc;
  if (uscc === undefined && !isOfficer(principal)) throw new ProblemError(refuse('NOT_FOUND'));
  const { items, ...rest } =
    uscc === undefined
      ? await list(tables, inspection, 'list1', { pk: inspectionsIn(query.status) }, query)
      : await list(tables, inspection, 'list2', { pk: inspectionsOf(uscc), newestFirst: true }, query);
  return { status: 200, body: { items: items.map((each) => inspectionView(each, principal)), ...rest } };
}

export async function readInspection(
  request: Request<(typeof routes)['readInspection']>,
  { tables }: InspectionDeps,
): Promise<Reply> {
  const found = await visibleInspection(request, tables);
  return { status: 200, body: inspectionView(found, request.principal), headers: etag(found.version) };
}
