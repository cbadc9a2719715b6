import { decideCoverByHand } from '../../../shared/domain/evaluation/scope/cover.ts';
import { coverageId } from '../../../shared/domain/evaluation/scope/coverage.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { impartial } from '../../../shared/runtime/acting.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import { coverage } from '../../../shared/store/aggregates/evaluation.ts';
import { closes, openCoverageKey } from '../../../shared/store/evaluation-open.ts';
import { change, type Plan, type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import { closeStep } from '../../../shared/store/tasks.ts';
import type { EvaluationDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { coverageStep } from '../work.ts';
import { coverageView } from './view.ts';

/** Whom the notice has not reached yet, or has (9-1c). */
export async function listCoverage(
  { params, query }: Request<(typeof routes)['listCoverage']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { status, ...page } = query;
  const key = { pk: `COVERAGE#${params.cycleId}#${status}` };
  const { items, ...rest } = await list(tables, coverage, 'list1', key, page);
  return { status: 200, body: { items: items.map(coverageView), ...rest } };
}

/** Somebody of the centre has told the agency by another way (9-1c). */
export async function coverByHand(
  request: Request<(typeof routes)['coverByHand']>,
  { tables }: EvaluationDeps,
): Promise<Plan> {
  const { params, body } = request;
  const id = coverageId(params.cycleId, params.agencyId);
  const found = await get(tables, coverage, id);
  requireVersion(found, request.ifMatch);
  const officer = impartial(request, found.body.uscc, '9-1c');
  const decided = orThrow(decideCoverByHand(found, body, officer));
  const after = standingAfter(found, decided);
  return {
    changes: [
      change(coverage, found, decided),
      ...(await closeStep(coverageStep(found.id), officer, tables)),
    ],
    projections: await closes(openCoverageKey(params.cycleId, params.agencyId), tables),
    response: { status: 200, body: coverageView(after), headers: etag(after.version) },
  };
}
