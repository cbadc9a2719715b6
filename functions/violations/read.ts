import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { violation, violationsIn, violationsOf } from '../../shared/store/aggregates/violation.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { list } from '../../shared/store/read.ts';
import type { ViolationDeps } from './deps.ts';
import { refuseReports, visibleViolation } from './handling.ts';
import type { routes } from './routes.ts';
import { violationView } from './views.ts';

/** Violations of an agency or of a status; those that came from reports only when asked for. */
export async function listViolations(
  { query, principal }: Request<(typeof routes)['listViolations']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { agencyId, status, source, ...page } = query;
  refuseReports(principal, source === 'REPORT');
  const { items, ...rest } =
    agencyId === undefined
      ? await list(tables, violation, 'list1', { pk: violationsIn(source, status) }, page)
      : await list(tables, violation, 'list2', { pk: violationsOf(source, agencyId) }, page);
  return { status: 200, body: { items: items.map((each) => violationView(each, principal)), ...rest } };
}

export async function readViolation(
  request: Request<(typeof routes)['readViolation']>,
  { tables }: ViolationDeps,
): Promise<Reply> {
  const found = await visibleViolation(request, tables);
  return { status: 200, body: violationView(found, request.principal), headers: etag(found.version) };
}
