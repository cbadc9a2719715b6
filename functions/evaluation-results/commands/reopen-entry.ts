import { decideReopen } from '../../../shared/domain/evaluation/entry/result.ts';
import { orThrow, ProblemError, refuse } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { ResultsDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/**
 * Takes one entry back to REVIEWED while its cycle is under review again, so that its inputs can be corrected (9-3a). The
 * others keep their place until a new result is formed.
 */
export async function reopenEntry(
  request: Request<(typeof routes)['reopenEntry']>,
  { tables }: ResultsDeps,
): Promise<Plan> {
  const { params, body, ifMatch } = request;
  const found = await get(tables, entry, params.entryId);
  requireVersion(found, ifMatch);
  const officer = impartial(request, found.body.uscc, '9-4');
  const cycle = await get(tables, evaluationCycle, found.body.cycleId);
  if (cycle.status !== 'REVIEWING') {
    const detail = { zh: '须先退回复核', en: 'The result must be taken back to review first' };
    throw new ProblemError(
      refuse('ILLEGAL_TRANSITION', { article: '9-4', detail, extra: { state: cycle.status } }),
    );
  }
  const decided = orThrow(decideReopen(found, body, officer));
  const after = standingAfter(found, decided);
  return {
    changes: [change(entry, found, decided)],
    checks: [{ kind: evaluationCycle.kind, id: cycle.id, version: cycle.version }],
    projections: rankKeyWrites(after),
    response: {
      status: 200,
      body: { entryId: after.id, status: after.status, version: after.version },
      headers: etag(after.version),
    },
  };
}
