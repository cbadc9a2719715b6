import { articleOf, type ComplaintBody, concernsAgency } from '../../shared/domain/complaint/complaint.ts';
import { mayReadReports } from '../../shared/domain/complaint/readers.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { type ActingCaller, impartial } from '../../shared/runtime/acting.ts';
import { etag, requireVersion } from '../../shared/runtime/version.ts';
import { isOfficer, type Viewer, viewerOf } from '../../shared/runtime/viewer.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import type { Reply } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import { standingAfter } from '../../shared/store/standing-after.ts';
import type { ComplaintDeps } from './deps.ts';
import { complaintView } from './views.ts';

/** Any request that handles one complaint. */
export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly complaintId: string };
}

/** The complaint that a request handles, in the version that the caller saw. */
async function complaintFor(
  request: Handling,
  { tables }: Pick<ComplaintDeps, 'tables'>,
): Promise<Loaded<ComplaintBody>> {
  const found = await get(tables, complaint, request.params.complaintId);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The complaint and the officer who handles it. @throws CONFLICT_OF_INTEREST for a declared one */
export async function handled(
  request: Handling,
  deps: Pick<ComplaintDeps, 'tables'>,
): Promise<{ readonly found: Loaded<ComplaintBody>; readonly officer: ActingCaller }> {
  const found = await complaintFor(request, deps);
  return { found, officer: impartial(request, found.body.uscc, articleOf(found.body)) };
}

/** Whether this is the agency concerned, and it may know of the complaint (3-2g). */
export const mayReadAsAgency = ({ uscc }: Viewer, { body }: Pick<Loaded<ComplaintBody>, 'body'>): boolean =>
  uscc !== undefined && uscc === body.uscc && concernsAgency(body);

/** @throws FORBIDDEN_ROLE for an officer who has nothing to do with reports */
export function refuseReports(viewer: Viewer, kind: ComplaintBody['kind']): void {
  if (kind === 'REPORT' && !mayReadReports(viewer.roles)) {
    throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '3-2g' }));
  }
}

/** @throws NOT_FOUND for an agency that it does not concern, FORBIDDEN_ROLE for an officer without a part in it */
export function requireReadable(viewer: Viewer, found: Loaded<ComplaintBody>): void {
  if (isOfficer(viewer)) return refuseReports(viewer, found.body.kind);
  if (!mayReadAsAgency(viewer, found)) throw new ProblemError(refuse('NOT_FOUND'));
}

/** The answer to a step: the complaint after it, as the caller may see it. */
export function answer(
  found: Loaded<ComplaintBody>,
  decided: Decided<ComplaintBody>,
  { principal }: Handling,
): Reply {
  const shown = standingAfter(found, decided);
  return { status: 200, body: complaintView(shown, viewerOf(principal)), headers: etag(shown.version) };
}
