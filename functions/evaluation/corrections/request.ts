import {
  decideRequestCorrection,
  refuseCorrectionOf,
} from '../../../shared/domain/evaluation/scope/correct.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { agency, liveAgencyOf } from '../../../shared/store/aggregates/agency.ts';
import { askedOnce, evaluationCycle, scopeCorrection } from '../../../shared/store/aggregates/evaluation.ts';
import { openCorrectionKey, opens } from '../../../shared/store/evaluation-open.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, guardOwner } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { openStep } from '../../../shared/store/tasks.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { correctionStep } from '../work.ts';
import { listedIn } from './effect.ts';
import { correctionView } from './view.ts';

/** An agency asks to be evaluated in a category, or not to be, within the term (9-1d). */
export async function requestScopeCorrection(
  request: Request<(typeof routes)['requestScopeCorrection']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const { params, body, principal, now } = request;
  const { uscc = '' } = principal;
  const cycle = await get(tables, evaluationCycle, params.cycleId);
  const owner = await guardOwner(tables, liveAgencyOf(uscc));
  if (owner === undefined || cycle.body.notice?.publishedAt === undefined)
    throw new ProblemError(refuse('NOT_FOUND'));
  const { id: agencyId } = await get(tables, agency, owner);
  const { policy } = await settings.current(now);
  const ctx = { ...acting(request), policy };
  const id = newId();
  const decided = orThrow(decideRequestCorrection(id, { ...body, agencyId, uscc }, cycle, ctx));
  const nothing = refuseCorrectionOf(body, await listedIn(cycle, agencyId, tables), policy);
  if (nothing !== undefined) throw new ProblemError(nothing);
  const after = standingAfter({ id }, decided);
  const opened = await openStep(correctionStep(id), { queue: 'CENTRE_OFFICER', uscc }, ctx, tables);
  return {
    changes: [change(scopeCorrection, { newId: id }, decided), ...opened],
    // Two officers would decide on its twin apart.
    guards: [
      {
        take: askedOnce({ cycleId: cycle.id, agencyId, ...body }),
        owner: id,
        refusal: refuse('DUPLICATE', { article: '9-1d' }),
      },
    ],
    projections: [opens(openCorrectionKey(cycle.id, id))],
    // The term may close while it is handed in.
    checks: [{ kind: 'CYCLE', id: cycle.id, version: cycle.version }],
    response: {
      status: 201,
      body: correctionView(after, principal),
      headers: { location: `/scope-corrections/${id}`, ...etag(after.version) },
    },
  };
}
