import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { decideConsider } from '../../../shared/domain/hearing/consider.ts';
import { decideReply } from '../../../shared/domain/hearing/reply.ts';
import { refuseConflict } from '../../../shared/domain/identity/conflict-of-interest.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Plan, Reply } from '../../../shared/store/plan.ts';
import type { VerificationDeps } from '../deps.ts';
import { requireDocuments } from '../documents.ts';
import type { routes } from '../routes.ts';
import { closeWork } from '../work.ts';
import { hearingPlan, visibleHearing } from './hearing-plan.ts';
import { DECISIONS, hearingWork, openHearingWork } from './hearing-work.ts';
import { hearingView } from './view.ts';

export async function readHearing(
  { params, principal }: Request<(typeof routes)['readHearing']>,
  { tables }: VerificationDeps,
): Promise<Reply> {
  const loaded = await visibleHearing(tables, params.hearingId, principal);
  return { status: 200, body: hearingView(loaded, principal.roles), headers: etag(loaded.version) };
}

/** The statement of defence of the agency, or of the buyer concerned, before its deadline. */
export async function replyToHearing(
  request: Request<(typeof routes)['replyToHearing']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, params, body, now } = request;
  const loaded = await visibleHearing(deps.tables, params.hearingId, principal);
  requireVersion(loaded, request.ifMatch);
  const reply = { ...body, hash: canonicalHash(body) };
  const decided = orThrow(decideReply(loaded, reply, acting(request)));
  await requireDocuments(
    deps.tables,
    body.documentIds,
    { uscc: loaded.body.uscc, origin: 'AGENCY_OR_BUYER' },
    loaded.body.article,
  );
  const opened = await openHearingWork(loaded, 'CONSIDER_HEARING', now, deps);
  return hearingPlan(loaded, decided, principal, opened);
}

/** An officer records how the reply, or its absence, was considered; the decision goes to a reviewer. */
export async function considerHearing(
  request: Request<(typeof routes)['considerHearing']>,
  deps: VerificationDeps,
): Promise<Plan> {
  const { principal, params, body, now } = request;
  const loaded = await visibleHearing(deps.tables, params.hearingId, principal);
  requireVersion(loaded, request.ifMatch);
  const officer = acting(request);
  const { uscc, article, ground } = loaded.body;
  const decided = orThrow(refuseConflict(officer, uscc, article) ?? decideConsider(loaded, body, officer));
  const next = DECISIONS[ground];
  const done = [hearingWork('CONSIDER_HEARING', loaded.id, ground)];
  const [closed, opened] = await Promise.all([
    closeWork(deps.tables, loaded.body, done, officer),
    openHearingWork(loaded, next, now, deps),
  ]);
  const changes = [...closed, ...opened.changes];
  return hearingPlan(loaded, decided, principal, { ...opened, changes });
}
