import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { decideDrop } from '../../shared/domain/rectification/drop.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { guardOwner } from '../../shared/store/read.ts';
import { closeStep } from '../../shared/store/tasks.ts';
import { causeOf } from './cause.ts';
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
  const cause = causeOf(found.body);
  // One that the platform proposed had not taken it.
  const owner = await guardOwner(tables, cause);
  return planOf(found, decided, request, {
    notBy,
    changes: await closeStep(reviewStep(found), reviewer, tables),
    guards: owner === found.id ? [{ release: cause, owner }] : [],
  });
}
