import { decideConfirmVisit, decideRecordVisit } from '../../shared/domain/inspection/visit.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import type { Plan } from '../../shared/store/plan.ts';
import { closeStep, openStep } from '../../shared/store/tasks.ts';
import { requireDocuments } from '../verification/documents.ts';
import type { InspectionDeps } from './deps.ts';
import { inspectionFor, planOf } from './handling.ts';
import type { routes } from './routes.ts';
import { queueOf, visitStep } from './steps.ts';

/** One officer records a visit; it counts once the second one who was there has confirmed it. */
export async function recordInspectionVisit(
  request: Request<(typeof routes)['recordInspectionVisit']>,
  { tables, settings }: InspectionDeps,
): Promise<Plan> {
  const found = await inspectionFor(request, tables);
  const { uscc } = found.body;
  const decided = orThrow(decideRecordVisit(found, request.body, acting(request)));
  await requireDocuments(tables, request.body.documentIds, { uscc }, '14-1');
  const { policy } = await settings.current(request.now);
  const step = visitStep({ id: found.id, body: decided.body });
  const opened = await openStep(step, queueOf(found.body), { now: request.now, policy }, tables);
  return planOf(found, decided, request, { changes: opened });
}

export async function confirmInspectionVisit(
  request: Request<(typeof routes)['confirmInspectionVisit']>,
  { tables }: InspectionDeps,
): Promise<Plan> {
  const found = await inspectionFor(request, tables);
  const officer = acting(request);
  const decided = orThrow(decideConfirmVisit(found, officer));
  return planOf(found, decided, request, { changes: await closeStep(visitStep(found), officer, tables) });
}
