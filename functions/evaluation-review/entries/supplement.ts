import { decideRequest } from '../../../shared/domain/cooperation/request.ts';
import { decideRequestSupplement } from '../../../shared/domain/evaluation/entry/review.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { newId } from '../../../shared/store/new-id.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { EvaluationReviewDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { entryPlan, handled } from './handling.ts';

/**
 * Asks the agency for what the review lacks, within policy `evaluation.supplementDays` (9-3d). The request is answered,
 * extended, repeated and refused like every other; nothing is taken that was not asked for.
 */
export async function requestEntrySupplement(
  request: Request<(typeof routes)['requestEntrySupplement']>,
  deps: EvaluationReviewDeps,
): Promise<Plan> {
  const at = await handled(request, deps);
  const { found, officer } = at;
  const settings = await deps.settings.current(request.now);
  const cooperationId = newId();
  const decided = orThrow(decideRequestSupplement(found, { cooperationId }, officer));
  const { agencyId, uscc } = found.body;
  const asking = {
    agencyId,
    uscc,
    side: 'CENTRE',
    subjectRef: `ENTRY#${found.id}`,
    article: '9-3d',
    term: 'evaluation.supplementDays',
    ...request.body,
  } as const;
  const asked = orThrow(decideRequest(cooperationId, asking, { ...officer, ...settings }));
  const plan = entryPlan(at, decided, request, {
    changes: [change(cooperation, { newId: cooperationId }, asked)],
  });
  const headers = { ...plan.response.headers, location: `/cooperation-requests/${cooperationId}` };
  return { ...plan, response: { ...plan.response, headers } };
}
