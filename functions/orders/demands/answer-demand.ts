import { decideAnswerDemand, decideVolunteer } from '../../../shared/domain/demand/answer.ts';
import { responseIdOf } from '../../../shared/domain/demand/demand.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { agency } from '../../../shared/store/aggregates/agency.ts';
import { demand, demandResponse } from '../../../shared/store/aggregates/demand.ts';
import { requireActiveAgency } from '../../../shared/store/live-agency.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { asAgency } from '../sides.ts';
import { responseView } from '../views.ts';

/**
 * Row 6-1a: an active agency of the category answers. Who was invited answers its invitation; any other offers by itself.
 * To an agency of another category the demand does not exist.
 */
export async function answerDemand(
  request: Request<(typeof routes)['answerDemand']>,
  { tables }: OrdersDeps,
): Promise<Plan> {
  const { principal, body: answer } = request;
  const active = await requireActiveAgency(tables, principal.uscc);
  const wanted = await get(tables, demand, request.params.demandId);
  const categories = active.body.categories.map(({ code }) => code);
  if (!categories.includes(wanted.body.category)) throw new ProblemError(refuse('NOT_FOUND'));
  const agencyFacts = { agencyId: active.id, uscc: active.body.uscc, categories };
  const acting = asAgency(request);
  const responseId = responseIdOf(wanted.id, active.id);
  const found = await load(tables, demandResponse, responseId);
  if (found !== undefined) requireVersion(found, request.ifMatch);
  const decided = orThrow(
    found === undefined
      ? decideVolunteer(wanted, { agency: agencyFacts, answer }, acting)
      : decideAnswerDemand(found, { demand: wanted, agency: agencyFacts, answer }, acting),
  );
  const shown = standingAfter(found ?? { id: responseId }, decided);
  return {
    changes: [change(demandResponse, found ?? { newId: responseId }, decided)],
    checks: [
      { kind: agency.kind, id: active.id, version: active.version },
      { kind: demand.kind, id: wanted.id, version: wanted.version },
    ],
    response: { status: 200, body: responseView(shown, acting.roles), headers: etag(shown.version) },
  };
}
