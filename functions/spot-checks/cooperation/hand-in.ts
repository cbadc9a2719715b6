import { decideSubmit, decideView } from '../../../shared/domain/cooperation/answer.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { closeSteps } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { requireMaterial } from './given-material.ts';
import { answer, requestFor } from './handling.ts';
import { openSteps } from './steps.ts';
import { subjectChanges } from './subject.ts';

/** The agency hands in what it was asked for; the answer carries its receipt (6-4b). */
export async function submitCooperation(
  request: Request<(typeof routes)['submitCooperation']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const agency = acting(request);
  const decided = orThrow(decideSubmit(found, request.body, agency));
  await requireMaterial(found.body, request.body.items, deps.tables);
  const { policy } = await deps.settings.current(request.now);
  // Nobody on the asking side waits before the first time is over.
  const steps = found.status === 'OPEN' ? [] : openSteps(found);
  return {
    changes: [
      change(cooperation, found, decided),
      ...(await subjectChanges(found.body, { action: 'submit' }, { ...agency, policy }, deps.tables)),
      ...(await closeSteps(steps, agency, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** An officer looks at what was handed in; each look stands in the trail, and the agency sees how many there were. */
export async function viewCooperation(
  request: Request<(typeof routes)['viewCooperation']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '6-4b');
  const decided = orThrow(decideView(found, officer));
  return {
    changes: [change(cooperation, found, decided)],
    response: answer(found, decided, request, true),
  };
}
