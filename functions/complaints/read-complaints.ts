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
  const officer = isOfficer(viewer);
  if (officer) refuseReports(viewer, query.kind);
  const { items, ...rest } = officer
    ? await list(tables, complaint, 'list1', { pk: complaintsOf(query.kind, query.status) }, query)
    : await list(tables, complaint, 'list2', { pk: complaintsAbout(viewer.uscc ?? '') }, query);
  return { status: 200, body: { items: items.map((each) => complaintView(each, viewer)), ...rest } };
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
