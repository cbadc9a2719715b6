import { decideStartScoring, type OpenCoverage } from '../../shared/domain/evaluation/cycle/scoring.ts';
import { orThrow } from '../../shared/domain/problem.ts';
import { acting } from '../../shared/runtime/acting.ts';
import type { Request } from '../../shared/runtime/route.ts';
import { requireVersion } from '../../shared/runtime/version.ts';
import { evaluationCycle } from '../../shared/store/aggregates/evaluation.ts';
import { anyCorrectionOpen, anyCoverageOpen } from '../../shared/store/evaluation-open.ts';
import { newId } from '../../shared/store/new-id.ts';
import { handledBy } from '../../shared/store/pages.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { Tables } from '../../shared/store/table.ts';
import { cycleReply } from './cycles/answer.ts';
import type { EvaluationDeps } from './deps.ts';
import type { routes } from './routes.ts';
import { placementWork } from './scope/place.ts';

/** Who was placed, whether one of them is not told yet, and whether a correction waits (9-1c, 9-1d). */
async function openCoverage(cycleId: string, tables: Tables): Promise<OpenCoverage> {
  const [placed, open, undecided] = await Promise.all([
    handledBy(tables, placementWork(cycleId)),
    anyCoverageOpen(cycleId, tables),
    anyCorrectionOpen(cycleId, tables),
  ]);
  return { placed, open, undecided };
}

/** The centre starts the scoring; its run follows in the background (9-2a). */
export async function startScoring(
  request: Request<(typeof routes)['startScoring']>,
  { tables }: EvaluationDeps,
): Promise<Plan> {
  const { params, principal } = request;
  const found = await get(tables, evaluationCycle, params.cycleId);
  requireVersion(found, request.ifMatch);
  const open = await openCoverage(found.id, tables);
  const decided = orThrow(decideStartScoring(found, { runId: newId() }, open, acting(request)));
  return {
    changes: [change(evaluationCycle, found, decided)],
    response: cycleReply(found, decided, principal, 202),
  };
}
