import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../shared/runtime/connect-api.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { etag } from '../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../shared/runtime/viewer.ts';
import { complaint, complaintsAbout, complaintsOf } from '../../shared/store/aggregates/complaint.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { ComplaintDeps } from './deps.ts';
import { refuseReports, requireReadable } from './handling.ts';
import type { routes } from './routes.ts';
import { complaintView } from './views.ts';

/** The centre's list of one kind and status in the order of due dates; for an agency all that it may read. */
export async function listComplaints(
  { query, principal }: Request<(typeof routes)['listComplaints']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const { items, ...rest } = await page();
  return { status: 200, body: { items: items.map((each) => complaintView(each, viewer)), ...rest } };

  function page() {
    if (!isOfficer(viewer)) {
      refuseNarrowing(query);
      return list(tables, complaint, 'list2', { pk: complaintsAbout(viewer.uscc ?? '') }, query);
    }
    const { kind = 'COMPLAINT', status = 'SUBMITTED' } = query;
    refuseReports(viewer, kind);
    return list(tables, complaint, 'list1', { pk: complaintsOf(kind, status) }, query);
  }
}

/** @throws VALIDATION_FAILED for an agency that narrows its list as only officers may */
function refuseNarrowing({ kind, status }: Request<(typeof routes)['listComplaints']>['query']): void {
  const given = Object.entries({ kind, status }).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const fields = given.map(([name]) => ({
    field: `query.${name}`,
    zh: '仅供工作人员筛选',
    en: 'narrows the list of officers only',
  }));
  throw new ProblemError(refuse('VALIDATION_FAILED', { fields }));
}

export async function readComplaint(
  { params, principal }: Request<(typeof routes)['readComplaint']>,
  { tables }: ComplaintDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const found = await get(tables, complaint, params.complaintId);
  requireReadable(viewer, found);
  return { status: 200, body: complaintView(found, viewer), headers: etag(found.version) };
}
