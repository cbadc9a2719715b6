import { bySystem } from '../../../shared/domain/acting.ts';
import { decideFinalise } from '../../../shared/domain/evaluation/entry/result.ts';
import { decidePublishCategory } from '../../../shared/domain/evaluation/result/decide-publicity.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { categoryResult } from '../../../shared/store/aggregates/category-result.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { change } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page.ts';
import { categoryResultsOf } from '../ranking/category-results.ts';
import { lockedScheme } from '../../../shared/store/evaluation-scale.ts';
import { walkEntries } from '../walk-entries.ts';

/** The result of the cycle is published: every category with it, and its entries become final page by page (9-6b). */
export async function publishCategories(
  cycleId: string,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { tables } = deps;
  const cycle = await get(tables, evaluationCycle, cycleId);
  const { categories } = await lockedScheme(tables, cycle.body);
  const decide = async () => {
    const results = await categoryResultsOf(tables, cycleId, categories);
    const changes = results.flatMap((result) => {
      const decided = decidePublishCategory(result, now);
      return decided === undefined ? [] : [change(categoryResult, result, decided)];
    });
    return { changes, response: undefined };
  };
  await once(`${cycleId} publish`, decide, now, deps);
  const published = await categoryResultsOf(tables, cycleId, categories);
  await deps.pages.send([
    { step: 'BUNDLES', cycleId },
    ...published.flatMap(({ body: { category, ranking } }): PageOf<'FINALISE'>[] =>
      ranking === undefined
        ? []
        : [{ step: 'FINALISE', cycleId, category, run: ranking.run, draft: ranking.draft, page: 1 }],
    ),
  ]);
}

/** PUBLICISED or NON_RANKED → FINAL, page by page. */
export const finaliseEntries = (
  message: PageOf<'FINALISE'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> =>
  walkEntries(
    message,
    (found) =>
      ['PUBLICISED', 'NON_RANKED'].includes(found.status)
        ? orThrow(decideFinalise(found, bySystem(now)))
        : undefined,
    now,
    deps,
  );
