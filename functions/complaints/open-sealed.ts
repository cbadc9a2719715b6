import { articleOf, type ComplaintBody } from '../../shared/domain/complaint/complaint.ts';
import {
  decideOpenComplainant,
  decideOpenText,
  mayOpenIdentity,
} from '../../shared/domain/complaint/open-sealed.ts';
import { refuseNaming } from '../../shared/domain/complaint/texts.ts';
import { orThrow, ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting, type ActingCaller, impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get, load } from '../../shared/store/read.ts';
import type { ComplaintDeps } from './deps.ts';
import type { Handling } from './handling.ts';
import { NO_STORE, refusedReply, reportAsked } from './report-attempt.ts';
import type { routes } from './routes.ts';
import { namesOf, openIdentity, openText } from './sealed-complaint.ts';

/** To open is to read: it depends on no version, so that a stale one hides no attempt. */
async function opened(
  request: Pick<Handling, 'params' | 'principal' | 'now'>,
  { tables }: ComplaintDeps,
): Promise<{ readonly found: Loaded<ComplaintBody>; readonly officer: ActingCaller }> {
  const found = await get(tables, complaint, request.params.complaintId);
  return { found, officer: impartial(request, found.body.uscc, articleOf(found.body)) };
}

/** Opens what was written, not by whom: who read it, when and for what stands in the trail first. */
export async function openComplaintText(
  request: Request<(typeof routes)['openComplaintText']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await opened(request, deps);
  const decided = orThrow(decideOpenText(found, { purpose: request.body.reason }, officer));
  const text = await openText(found.body, deps.sealed);
  return {
    changes: [change(complaint, found, decided)],
    confidential: true,
    response: { status: 200, body: { complaintId: found.id, ...text }, headers: NO_STORE },
  };
}

/**
 * Opens the identity with all the rest for the discipline office. Whoever else asks gets 403, whether there is such a
 * complaint or not, and is reported: a line in the log, a task with an entry in its trail, and a letter (3-2g).
 */
export async function openComplaintIdentity(
  request: Request<(typeof routes)['openComplaintIdentity']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  if (!mayOpenIdentity(request.principal.roles)) return refuseAndReport(request, deps);
  const { found, officer } = await opened(request, deps);
  // The trail, where the purpose stands, is read by more people than the identity.
  const naming = refuseNaming(
    found.body,
    ['reason', request.body.reason],
    await namesOf(found.body, deps.sealed),
  );
  if (naming !== undefined) throw new ProblemError(naming);
  const decided = orThrow(decideOpenComplainant(found, { purpose: request.body.reason }, officer));
  const [complainant, text] = await Promise.all([
    openIdentity(found.body, deps.sealed),
    openText(found.body, deps.sealed),
  ]);
  return {
    changes: [change(complaint, found, decided)],
    confidential: true,
    response: { status: 200, body: { complaintId: found.id, complainant, ...text }, headers: NO_STORE },
  };
}

async function refuseAndReport(
  request: Request<(typeof routes)['openComplaintIdentity']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { now, requestId, params } = request;
  const { id: actorId, role } = acting(request).actor;
  const ref = `COMPLAINT#${params.complaintId}`;
  deps.log.warn('IDENTITY_REFUSED', { requestId, actorId, role, ref });
  const found = await load(deps.tables, complaint, params.complaintId);
  const refusal = refuse('FORBIDDEN_ROLE', { article: '3-2g' });
  return {
    changes: found === undefined ? [] : await reportAsked(found, { now, actorId }, deps),
    response: refusedReply(403, refusal, requestId),
  };
}
