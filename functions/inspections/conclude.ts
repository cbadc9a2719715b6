import {
  decideConcludeInspection,
  decideReturnInspection,
  decideReviewInspection,
} from '../../shared/domain/inspection/review.ts';
import { orThrow, refuse } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { closeStep, openStep } from '../../shared/store/tasks.ts';
import { consequenceOf } from './consequence.ts';
import type { InspectionDeps } from './deps.ts';
import { inspectionFor, planOf } from './handling.ts';
import type { routes } from './routes.ts';
import { concludeStep, queueOf, reviewStep } from './steps.ts';

/** The officer's result sheet; another one concludes. */
export async function reviewInspection(
  request: Request<(typeof routes)['reviewInspection']>,
  { tables, settings }: InspectionDeps,
): Promise<Plan> {
  const found = await inspectionFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideReviewInspection(found, request.body, officer));
  const { policy } = await settings.current(request.now);
  const next = concludeStep({ id: found.id, body: decided.body });
  return planOf(found, decided, request, {
    changes: [
      ...(await closeStep(reviewStep(found), officer, tables)),
      ...(await openStep(next, queueOf(found.body), { now: request.now, policy }, tables)),
    ],
  });
}

/** A second person concludes the inspection with what follows from it, or gives it back (④). */
export async function concludeInspection(
  request: Request<(typeof routes)['concludeInspection']>,
  { tables, settings }: InspectionDeps,
): Promise<Plan> {
  const { body, now } = request;
  const found = await inspectionFor(request, tables);
  const officer = acting(request);
  const { policy } = await settings.current(now);
  const notBy = {
    path: ['review', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '14-1' }),
  };
  const closed = await closeStep(concludeStep(found), officer, tables);
  if (body.decision === 'RETURN') {
    const decided = orThrow(decideReturnInspection(found, body, officer));
    const again = await openStep(reviewStep(found), queueOf(found.body), { now, policy }, tables);
    return planOf(found, decided, request, { notBy, changes: [...closed, ...again] });
  }
  const { consequence, reason } = body;
  const followed =
    consequence && (await consequenceOf(found, { consequence, reason }, { ...officer, policy }, tables));
  const decided = orThrow(
    decideConcludeInspection(
      found,
      { reason, consequence: consequence?.kind, consequenceRef: followed?.ref },
      officer,
    ),
  );
  return planOf(found, decided, request, {
    notBy,
    changes: [...closed, ...(followed?.changes ?? [])],
    guards: followed?.guards ?? [],
  });
}
