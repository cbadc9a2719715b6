import {
  decideAcceptComplaint,
  decideNotAcceptComplaint,
  decideTransferComplaint,
} from '../../shared/domain/complaint/accept.ts';
import { articleOf } from '../../shared/domain/complaint/complaint.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { impartial } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import type { ComplaintDeps } from './deps.ts';
import { answer, handled } from './handling.ts';
import type { routes } from './routes.ts';
import { namesOf } from './sealed-complaint.ts';
import { agencyNamed } from './subject.ts';
import { closeStep, openStep } from './tasks.ts';

/** Takes it up, with the summary that the agency may read, and with the agency that the words of it mean. */
export async function acceptComplaint(
  request: Request<(typeof routes)['acceptComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const { now, body } = request;
  const named =
    body.agencyId === undefined
      ? undefined
      : await agencyNamed(found.body, 'agencyId', body.agencyId, deps.tables);
  const agency = named && { id: named.id, uscc: named.body.uscc };
  impartial(request, agency?.uscc, articleOf(found.body));
  const { calendar } = await deps.settings.current(now);
  const policy = await deps.settings.policyOf(found.body.policyVersion);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(
    decideAcceptComplaint(
      found,
      { summary: body.summary, agency },
      { ...officer, policy, calendar, complainant },
    ),
  );
  const about = { id: found.id, body: decided.body };
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'ACCEPT_COMPLAINT', officer, deps.tables)),
      ...(await openStep(about, 'INVESTIGATE_COMPLAINT', { now }, deps.tables)),
    ],
    response: answer(found, decided, request),
    policyVersion: policy.version,
  };
}

/** Does not take it up; the reason is told to the complainant. */
export async function refuseComplaint(
  request: Request<(typeof routes)['refuseComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(decideNotAcceptComplaint(found, request.body, { ...officer, complainant }));
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'ACCEPT_COMPLAINT', officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** Passes it on to the authority that it belongs to; it is closed once that has been seen to. */
export async function transferComplaint(
  request: Request<(typeof routes)['transferComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(decideTransferComplaint(found, request.body, { ...officer, complainant }));
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'ACCEPT_COMPLAINT', officer, deps.tables)),
      ...(await closeStep(found, 'INVESTIGATE_COMPLAINT', officer, deps.tables)),
      ...(await openStep(found, 'CLOSE_COMPLAINT', officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}
