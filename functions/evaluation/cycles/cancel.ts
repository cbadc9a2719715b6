import {
  CANCEL_PROPOSER,
  decideCancel,
  decideProposeCancel,
} from '../../../shared/domain/evaluation/cycle/cancel.ts';
import { orThrow, refuse } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeStep, closeTasksAbout, openStep } from '../../../shared/store/tasks.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { cycleStep, noticeStep, prepareStep } from '../work.ts';
import { cycleReply } from './answer.ts';

const cancelStep = (cycleId: string, round: number) =>
  cycleStep(cycleId, 'DECIDE_EVALUATION_CANCEL', round, '7-1b');

/** The Commission skips a year, or calls an evaluation off: by a decision with its number, and two persons (7-1b). */
export async function proposeCancel(
  request: Request<(typeof routes)['proposeCancel']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const { policy } = await settings.current(request.now);
  const ctx = { ...acting(request), policy };
  const decided = orThrow(decideProposeCancel(found, request.body, ctx));
  const step = cancelStep(found.id, decided.body.cancelRounds);
  return {
    changes: [
      change(evaluationCycle, found, decided),
      ...(await openStep(step, { queue: 'COMMISSION_OFFICER' }, ctx, tables)),
    ],
    response: cycleReply(found, decided, request.principal),
  };
}

/** More than ever wait about one cycle at a time; three writes each, of the 100 of a transaction. */
const MOST_TASKS = 20;

/** Another member decides; called off, the cycle leaves no task: those known of by name, and whatever else waits. */
export async function decideOnCancel(
  request: Request<(typeof routes)['decideOnCancel']>,
  { tables }: EvaluationDeps,
): Promise<Plan> {
  const { body, params, principal } = request;
  const found = await get(tables, evaluationCycle, params.cycleId);
  requireVersion(found, request.ifMatch);
  const ctx = acting(request);
  const approved = body.decision === 'CONFIRM';
  const decided = orThrow(decideCancel(found, { approved, reason: body.reason }, ctx));
  const notBy = {
    path: CANCEL_PROPOSER,
    actorId: ctx.actor.id,
    refusal: refuse('FOUR_EYES', { article: '7-1b' }),
  };
  const steps = [
    cancelStep(found.id, found.body.cancelRounds),
    ...(approved ? [prepareStep(found.id), noticeStep(found.id)] : []),
  ];
  const closed = (await Promise.all(steps.map((step) => closeStep(step, ctx, tables)))).flat();
  const others = approved
    ? await closeTasksAbout(tables, `CYCLE#${found.id}`, MOST_TASKS, { ...ctx, article: '7-1b' })
    : [];
  return {
    changes: [
      change(evaluationCycle, found, decided, notBy),
      ...closed,
      ...others.filter(({ id }) => !closed.some((each) => each.id === id)),
    ],
    response: cycleReply(found, decided, principal),
  };
}
