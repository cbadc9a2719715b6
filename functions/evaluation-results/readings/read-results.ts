import { resultHash } from '../../../shared/domain/evaluation/result/form-result.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { listRows } from '../ranking/rows.ts';
import type { routes } from '../routes.ts';
import { categoryView, resultView } from '../views.ts';
import { categoryOf } from './category-of.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';

/** How far the result is, with each category and, while it waits for the second person, the hash to be decided on. */
export async function readResult(
  { params, principal }: Request<(typeof routes)['readResult']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const cycle = await get(tables, evaluationCycle, params.cycleId);
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const proposed = results.flatMap(({ body: { category, proposal } }) =>
    proposal?.draft === cycle.body.result?.draft && proposal !== undefined ? [{ category, ...proposal }] : [],
  );
  const waiting = cycle.status === 'REVIEWING' && proposed.length > 0;
  return {
    status: 200,
    body: {
      ...resultView(cycle, principal),
      ...(waiting && { proposedHash: resultHash(cycle.id, cycle.body.schemeHash ?? '', proposed) }),
      categories: results.map(categoryView),
    },
    headers: etag(cycle.version),
  };
}

/** The ranking of a category as the officers see it, the proposed one or the one that stands, best first. */
export async function listRanking(
  { params, query }: Request<(typeof routes)['listRanking']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { cycleId, category } = params;
  const found = await categoryOf(tables, cycleId, category);
  const ranking = query.of === 'PROPOSAL' ? found.body.proposal : found.body.ranking;
  if (ranking === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  const rows = await listRows(tables, { cycleId, category, run: ranking.run }, query);
  return { status: 200, body: { rankingHash: ranking.rankingHash, ...rows } };
}
