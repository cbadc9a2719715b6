import { bySystem } from '../../../shared/domain/acting.ts';
import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import { decideReopen } from '../../../shared/domain/evaluation/cycle/result.ts';
import { decideOrderRanking, isKept } from '../../../shared/domain/evaluation/result/decide-ranking.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page.ts';
import { categoryResultsOf } from './category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { formFromKeys } from './form.ts';

const UNREVIEWED = '提出结果后有参评记录重新进入复核，须复核完毕后重新提出评价结果';
const CHANGED = '提出结果后评分有变动，须重新提出评价结果';

/**
 * What was decided on is written to its entries, category by category (9-4). It is computed once more before: a score that
 * moved between proposal and decision takes the result back, as nobody decided on that; so does an entry that is under review
 * again, which no index need have shown. From the decision on no entry moves, so what is read here holds. A category whose result is what it
 * was keeps it, and its public notice.
 */
export async function orderRanking(
  {
    cycleId,
    draft,
    rankingHash,
  }: { readonly cycleId: string; readonly draft: number; readonly rankingHash: string },
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (cycle.status !== 'RESULT_DRAFTED' || cycle.body.result?.draft !== draft) return;
  const formed = await formFromKeys(tables, cycle);
  const why = formed.unreviewed ? UNREVIEWED : formed.rankingHash === rankingHash ? undefined : CHANGED;
  await once(
    `${cycleId} order ${draft}`,
    async () => (why === undefined ? planOrder(cycle, draft, now, tables) : planTakeBack(cycle, why, now)),
    now,
    deps,
  );
  await deps.pages.send(await entryPages(cycle, draft, tables));
}

const planTakeBack = (cycle: Loaded<CycleBody>, why: string, now: string): Plan<undefined> => ({
  changes: [change(evaluationCycle, cycle, orThrow(decideReopen(cycle, why, bySystem(now))))],
  response: undefined,
});

async function planOrder(
  cycle: Loaded<CycleBody>,
  draft: number,
  now: string,
  tables: Tables,
): Promise<Plan<undefined>> {
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  const changes = results.flatMap((result) => {
    const decided = result.body.proposal?.draft === draft ? decideOrderRanking(result, now) : undefined;
    return decided === undefined ? [] : [change(categoryResult, result, decided)];
  });
  return { changes, response: undefined };
}

/**
 * The first page of each category that is to be written, or whose ranking goes on to stand while some of its entries may
 * have been taken back; each page asks for the next.
 */
async function entryPages(
  cycle: Loaded<CycleBody>,
  draft: number,
  tables: Tables,
): Promise<(PageOf<'WRITE'> | PageOf<'RESTORE'>)[]> {
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycle.id, categories);
  return results.flatMap((result): (PageOf<'WRITE'> | PageOf<'RESTORE'>)[] => {
    const { category, ranking } = result.body;
    if (ranking === undefined) return [];
    const page = { cycleId: cycle.id, category, run: ranking.run, draft, page: 1 };
    if (result.status === 'WRITING' && ranking.draft === draft) return [{ step: 'WRITE', ...page }];
    return isKept(result, draft) ? [{ step: 'RESTORE', ...page }] : [];
  });
}
