import type { EntryBody } from '../../shared/domain/evaluation/entry/entry.ts';
import { categoryResultIdOf } from '../../shared/domain/evaluation/result/category-result.ts';
import type { Decided } from '../../shared/domain/event.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { categoryResult } from '../../shared/store/aggregates/category-result.ts';
import { entry } from '../../shared/store/aggregates/entry.ts';
import { loadMany } from '../../shared/store/batch.ts';
import { change, type Plan } from '../../shared/store/plan.ts';
import { get } from '../../shared/store/read.ts';
import type { ResultsWorkerDeps } from './deps.ts';
import { once } from './once.ts';
import { ENTRIES_A_PAGE, type PageOf } from './page.ts';
import { listRows } from './ranking/rows.ts';

/**
 * Takes one page of a ranking's entries one step on, then asks for the next; the last one writes the total. An entry that has
 * made the step, or left the result, is passed over. A page of a ranking or a notice that is no longer the one of its
 * category does nothing.
 */
export async function walkEntries(
  message: PageOf<'PUBLICISE'> | PageOf<'FINALISE'>,
  step: (found: Loaded<EntryBody>) => Decided<EntryBody> | undefined,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { cycleId, category, run, page, cursor } = message;
  const work = `result-${message.step.toLowerCase()} ${cycleId}.${category} ${run}`;
  const result = await get(deps.tables, categoryResult, categoryResultIdOf(cycleId, category));
  if (result.body.ranking?.run !== run) return;
  if (message.step === 'PUBLICISE' && result.body.publicity?.id !== message.publicityId) return;
  const rows = await listRows(deps.tables, { cycleId, category, run }, { limit: ENTRIES_A_PAGE, cursor });
  const last = rows.cursor === undefined;
  const decide = async (): Promise<Plan<undefined>> => {
    const ids = rows.items.map(({ entryId }) => entryId);
    const entries = await loadMany(deps.tables, entry, ids);
    const changes = [...entries.values()].flatMap((found) => {
      const decided = step(found);
      return decided === undefined ? [] : [change(entry, found, decided)];
    });
    const done = { work, page: String(page).padStart(6, '0'), handled: ids.length };
    return { changes, pages: [done, ...(last ? [{ work, total: page }] : [])], response: undefined };
  };
  await once(`${work} ${page}`, decide, now, deps);
  if (rows.cursor !== undefined) await deps.pages.send([{ ...message, page: page + 1, cursor: rows.cursor }]);
}
