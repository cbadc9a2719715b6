import { articleOf } from '../../shared/domain/complaint/complaint.ts';
import {
  decideFinding,
  decideProposeFinding,
  decideReturnFinding,
} from '../../shared/domain/complaint/decide.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { complaint } from '../../shared/store/aggregates/complaint.ts';
import { change, type NotBy, type Plan } from '../../shared/store/plan.ts';
import type { ComplaintDeps } from './deps.ts';
import { answer, handled } from './handling.ts';
import type { routes } from './routes.ts';
import { namesOf } from './sealed-complaint.ts';
import { closeStep, openStep } from './tasks.ts';

/** The first person's proposal. */
export async function proposeComplaintOutcome(
  request: Request<(typeof routes)['proposeComplaintOutcome']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const complainant = await namesOf(found.body, deps.sealed);
  const decided = orThrow(decideProposeFinding(found, request.body, { ...officer, complainant }));
  const round = decided.body.proposals;
  return {
    changes: [
      change(complaint, found, decided),
      ...(await closeStep(found, 'INVESTIGATE_COMPLAINT', { ...officer, round }, deps.tables)),
      ...(await openStep(found, 'DECIDE_COMPLAINT', { ...officer, round }, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** The second person's decision (④), who is not the proposer: a write condition, too. */
export async function decideComplaint(
  request: Request<(typeof routes)['decideComplaint']>,
  deps: ComplaintDeps,
): Promise<Plan> {
  const { found, officer } = await handled(request, deps);
  const { tables } = deps;
  const { agreed, reason } = request.body;
  const notProposer: NotBy = {
    path: ['proposal', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: articleOf(found.body) }),
  };
  const acting = { ...officer, complainant: await namesOf(found.body, deps.sealed) };
  const decided = orThrow((agreed ? decideFinding : decideReturnFinding)(found, { reason }, acting));
  const round = found.body.proposals;
  const next = agreed
    ? await openStep(found, 'REPLY_COMPLAINT', officer, tables)
    : await openStep(found, 'INVESTIGATE_COMPLAINT', { ...officer, round: round + 1 }, tables);
  return {
    changes: [
      change(complaint, found, decided, notProposer),
      ...(await closeStep(found, 'DECIDE_COMPLAINT', { ...officer, round }, tables)),
      ...next,
    ],
    response: answer(found, decided, request),
  };
}
