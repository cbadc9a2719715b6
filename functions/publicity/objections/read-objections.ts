import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ObjectionBody } from '../../../shared/domain/objection/objection.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { objection } from '../../../shared/store/aggregates/objection.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { PublicityDeps } from '../deps.ts';
import { isOfficer, type Viewer, viewerOf } from '../../../shared/runtime/viewer.ts';
import type { routes } from '../routes.ts';
import { objectionView } from '../views.ts';

/** An agency learns of an objection once it is accepted, and of none about another (5-3x). */
export const mayRead = (viewer: Viewer, { status, body }: Loaded<ObjectionBody>): boolean =>
  isOfficer(viewer) ||
  (body.uscc !== undefined &&
    body.uscc === viewer.uscc &&
    body.redactedText !== undefined &&
    status !== 'SUBMITTED');

/** The centre's queue of one status, oldest first; an agency's own objections, whatever their status. */
export async function listObjections(
  { query, principal }: Request<(typeof routes)['listObjections']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const { items, ...rest } = isOfficer(viewer)
    ? await list(tables, objection, 'list1', { pk: `OBJECTION#${query.status}` }, query)
    : await list(tables, objection, 'list3', { pk: `OBJECTION#USCC#${viewer.uscc}` }, query);
  const shown = items.filter((each) => mayRead(viewer, each));
  return { status: 200, body: { items: shown.map((each) => objectionView(each, viewer)), ...rest } };
}

export async function readObjection(
  { params, principal }: Request<(typeof routes)['readObjection']>,
  { tables }: PublicityDeps,
): Promise<Reply> {
  const viewer = viewerOf(principal);
  const found = await get(tables, objection, params.objectionId);
  if (!mayRead(viewer, found)) throw new ProblemError(refuse('NOT_FOUND'));
  return { status: 200, body: objectionView(found, viewer), headers: etag(found.version) };
}
