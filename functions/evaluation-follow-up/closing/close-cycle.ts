import { decideClose } from '../../../shared/domain/evaluation/cycle/filing.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { acting } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { openActions } from '../../../shared/store/open-actions.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { FollowUpDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/**
 * SM-7, PUBLISHED → CLOSED: refused while a reward is undecided, advice is not sent or training not held (10-2a, 10-2c …
 * 10-2e). A rectification runs on by itself.
 */
export async function closeCycle(
  request: Request<(typeof routes)['closeCycle']>,
  { tables }: FollowUpDeps,
): Promise<Plan> {
  const found = await get(tables, evaluationCycle, request.params.cycleId);
  requireVersion(found, request.ifMatch);
  const open = await openActions(tables, found.id);
  const decided = orThrow(decideClose(found, { actionsOpen: open.items.length }, acting(request)));
  const after = standingAfter(found, decided);
  return {
    changes: [change(evaluationCycle, found, decided)],
    response: {
      status: 200,
      body: { cycleId: found.id, status: after.status, version: after.version },
      headers: etag(after.version),
    },
  };
}
