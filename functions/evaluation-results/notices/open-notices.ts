import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { get } from '../../../shared/store/read.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import type { PageOf } from '../page.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { settleCycle } from './settle.ts';

/**
 * The drafted result is to be publicised: a notice for every category that is drafted. One whose result is what it was keeps
 * the notice it had (9-5); where that is so of all of them, nothing is waited for.
 */
export async function openNotices(
  { cycleId }: { readonly cycleId: string },
  eventId: string,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  if (cycle.status !== 'RESULT_PUBLICITY') return;
  const { categories } = await lockedScheme(tables, cycle.body);
  const results = await categoryResultsOf(tables, cycleId, categories);
  const drafted = results.filter(({ status }) => status === 'DRAFTED');
  await deps.pages.send(
    drafted.map(({ body }): PageOf<'OPEN'> => ({ step: 'OPEN', cycleId, category: body.category })),
  );
  if (drafted.length === 0) await settleCycle(cycleId, `${eventId} cycle`, now, deps);
}
