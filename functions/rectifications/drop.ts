import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideDrop } from '../../shared/domain/rectification/drop.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { closeStep } from '../../shared/store/tasks.ts';
import type { RectificationDeps } from './deps.ts';
import { planOf, rectificationFor } from './handling.ts';
import type { routes } from './routes.ts';
import { reviewStep } from './steps.ts';

/** SM-10, PROPOSED → DROPPED: an update that came late, a good reason, in the reviewer's words. */
export async function dropRectification(
  request: Request<(typeof routes)['dropRectification']>,
  { tables }: RectificationDeps,
): Promise<Plan> {
  const found = await rectificationFor(request, tables);
  const reviewer = acting(request);
  const decided = orThrow(decideDrop(found, request.body.reason, reviewer));
  const notBy = {
    path: ['proposedBy'],
    actorId: reviewer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '12-1a' }),
  };
  return planOf(found, decided, request, {
    notBy,
    changes: await closeStep(reviewStep(found), reviewer, tables),
  });
}
