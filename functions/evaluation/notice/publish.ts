import { decideApproveNotice, decidePublishNotice } from '../../../shared/domain/evaluation/cycle/notice.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import { cycleReply } from '../cycles/answer.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { noticeStep } from '../work.ts';

/** The Commission approves the notice with the list it has seen (9-1a). */
export async function approveNotice(
  request: Request<(typeof routes)['approveNotice']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const { policy } = await settings.current(request.now);
  const decided = orThrow(decideApproveNotice(found, request.body, { ...acting(request), policy }));
  return {
    changes: [change(evaluationCycle, found, decided)],
    response: cycleReply(found, decided, request.principal),
  };
}

/** The centre publishes it; entries, letters and text messages follow in the background (9-1a, 9-1b, 9-1c). */
export async function publishNotice(
  request: Request<(typeof routes)['publishNotice']>,
  { tables, settings }: EvaluationDeps,
): Promise<Plan> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const { policy, calendar } = await settings.current(request.now);
  const ctx = { ...acting(request), policy, calendar };
  const decided = orThrow(decidePublishNotice(found, request.body, ctx));
  return {
    changes: [
      change(evaluationCycle, found, decided),
      ...(await closeStep(noticeStep(found.id), ctx, tables)),
    ],
    response: cycleReply(found, decided, request.principal),
  };
}
