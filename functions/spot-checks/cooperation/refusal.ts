import {
  decideConfirmRefusal,
  decideProposeRefusal,
  decideReturnRefusal,
} from '../../../shared/domain/cooperation/refusal.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { cooperation } from '../../../shared/store/aggregates/cooperation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { closeStep, openStep } from '../../../shared/store/tasks.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { SpotChecksDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { answer, requestFor } from './handling.ts';
import { deciderQueue, decisionStep, officerQueue, proposalStep } from './steps.ts';
import { subjectChanges } from './subject.ts';

/** An officer proposes that the agency refuses to cooperate (12-3e). */
export async function proposeRefusal(
  request: Request<(typeof routes)['proposeRefusal']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '6-4b');
  const decided = orThrow(decideProposeRefusal(found, request.body, officer));
  const { policy } = await deps.settings.current(request.now);
  const next = decisionStep({ id: found.id, body: decided.body });
  return {
    changes: [
      change(cooperation, found, decided),
      ...(await closeStep(proposalStep(found), officer, deps.tables)),
      ...(await openStep(next, deciderQueue(found), { now: request.now, policy }, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}

/** The second person decides it, or gives the proposal back (④). */
export async function decideRefusal(
  request: Request<(typeof routes)['decideRefusal']>,
  deps: SpotChecksDeps,
): Promise<Plan> {
  const found = await requestFor(request, deps.tables);
  const officer = impartial(request, found.body.uscc, '6-4b');
  const { decision, reason } = request.body;
  const { policy } = await deps.settings.current(request.now);
  const ctx = { ...officer, policy };
  const decided = orThrow(
    decision === 'CONFIRM'
      ? decideConfirmRefusal(found, { reason }, officer)
      : decideReturnRefusal(found, { reason }, officer),
  );
  const notBy = {
    path: ['refusal', 'by'],
    actorId: officer.actor.id,
    refusal: refuse('FOUR_EYES', { article: '6-4b' }),
  };
  const effects =
    decision === 'CONFIRM'
      ? await subjectChanges(found.body, { action: 'refuse', reason }, ctx, deps.tables)
      : await openStep(proposalStep(found), officerQueue(found), ctx, deps.tables);
  return {
    changes: [
      change(cooperation, found, decided, notBy),
      ...effects,
      ...(await closeStep(decisionStep(found), officer, deps.tables)),
    ],
    response: answer(found, decided, request),
  };
}
