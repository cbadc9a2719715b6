import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { decideCheckEligibility } from '../../../shared/domain/service-case/nominate.ts';
import {
  decideAppoint,
  decideRecuse,
  decideScore,
  decideSelection,
  type Expert,
} from '../../../shared/domain/service-case/review.ts';
import { acting, impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { officer } from '../../../shared/store/aggregates/administration.ts';
import { serviceCase } from '../../../shared/store/aggregates/service-case.ts';
import type { Plan } from '../../../shared/store/plan.ts';
import { get, load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ServiceCasesDeps } from '../deps.ts';
import { awaitNoLonger, awaitScore } from '../expert-cases.ts';
import type { routes } from '../routes.ts';
import { standingOf } from '../standing.ts';
import { caseMoved, findCase } from './find-case.ts';

export async function checkCaseEligibility(
  request: Request<(typeof routes)['checkCaseEligibility']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const judge = impartial(request, found.body.uscc, '11-2a');
  const { standing, checks } = await standingOf(tables, found.body);
  return caseMoved(found, orThrow(decideCheckEligibility(found, standing, judge)), request, { checks });
}

async function expertOf(tables: Tables, expertId: string): Promise<Expert> {
  const body = (await load(tables, officer, expertId))?.body;
  return {
    expertId,
    active: body?.active === true,
    isExpert: body?.roles.includes('EXPERT') === true,
    conflicts: body?.conflicts ?? [],
  };
}

/** Opens the review, or adds to it; each expert finds the case in their list. */
export async function appointExperts(
  request: Request<(typeof routes)['appointExperts']>,
  { tables, settings }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const judge = impartial(request, found.body.uscc, '11-2a');
  const { expertIds } = request.body;
  const experts = await Promise.all(expertIds.map((id) => expertOf(tables, id)));
  const { policy } = await settings.current(request.now);
  const decided = orThrow(decideAppoint(found, experts, policy.get('caseSelection.minExperts'), judge));
  return caseMoved(found, decided, request, { projections: awaitScore(found.id, expertIds) });
}

/** The case of an expert; for one who is not on its panel there is none. @throws NOT_FOUND */
async function panelCase(request: Parameters<typeof findCase>[0], tables: Tables) {
  const { body } = await get(tables, serviceCase, request.params.caseId);
  const known = [...body.panel, ...body.recused].some(({ expertId }) => expertId === request.principal.id);
  if (!known) throw new ProblemError(refuse('NOT_FOUND'));
  return findCase(request, tables);
}

export async function scoreServiceCase(
  request: Request<(typeof routes)['scoreServiceCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await panelCase(request, tables);
  const expert = acting(request);
  const decided = orThrow(decideScore(found, request.body, expert));
  const projections = await awaitNoLonger(tables, found.id, [expert.actor.id]);
  return caseMoved(found, decided, request, { projections });
}

export async function recuseFromCase(
  request: Request<(typeof routes)['recuseFromCase']>,
  { tables }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await panelCase(request, tables);
  const expert = acting(request);
  const decided = orThrow(decideRecuse(found, expert));
  const projections = await awaitNoLonger(tables, found.id, [expert.actor.id]);
  return caseMoved(found, decided, request, { projections });
}

export async function decideCaseSelection(
  request: Request<(typeof routes)['decideCaseSelection']>,
  { tables, settings }: ServiceCasesDeps,
): Promise<Plan> {
  const found = await findCase(request, tables);
  const reviewer = impartial(request, found.body.uscc, '11-2b');
  const { policy } = await settings.current(request.now);
  const { standing, checks } = await standingOf(tables, found.body);
  const atLeast = policy.get('caseSelection.minExperts');
  const decided = orThrow(decideSelection(found, request.body, { atLeast, standing }, reviewer));
  return caseMoved(found, decided, request, { checks });
}
