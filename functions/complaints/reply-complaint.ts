import { decideCloseComplaint, decideExtendReply, decideReply } from '../../shared/domain/complaint/reply.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import type { ComplaintDeps } from './deps.ts';
import { answer, handled } from './handling.ts';
import type { routes } from './routes.ts';
import { namesOf } from './sealed-complaint.ts';
import { closeStep, moveSteps, openStep } from './tasks.ts';

/** More time for the answer, once; the complainant is told. */
export async function extendComplaintReply(
  request: Request<(typeof routes)['extendComplaintReply']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const { calendar } = await deps.settings.current(request.now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const complainant = await namesOf(found.body, deps.sealed);
  const acting = { ...officer, policy, calendar, complainant };
  const decided = orThrow(decideExtendReply(found, request.body, acting));
  return {
    changes: [
      change(complaint, found, decided),
      ...(await moveSteps({ id: found.id, body: decided.body }, request.now, deps.tables)),
    ],
    response: answer(found, decided, request),
    policyVersion: policy.version,
  };
}

/** Answers the complainant, or the author of a suggestion. */
export async function replyToComplaint(
  request: Request<(typeof routes)['replyToComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(decideReply(found, request.body, { ...officer, complainant }));
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'REPLY_COMPLAINT', officer, deps.tables)),
      ...(await openStep(found, 'CLOSE_COMPLAINT', officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** Closes what was answered, or what was passed on and taken over. */
export async function closeComplaint(
  request: Request<(typeof routes)['closeComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(decideCloseComplaint(found, request.body, { ...officer, complainant }));
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'CLOSE_COMPLAINT', officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}
