import type { EntryBody } from '../../shared/domain/evaluation/entry/entry.ts';
import {
  type CategoryResultBody,
  categoryResultIdOf,
} from '../../shared/domain/evaluation/result/category-result.ts';
import type { ResultRow } from '../../shared/domain/evaluation/result/form-result.ts';
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

type Walk = PageOf<'RESTORE'> | PageOf<'PUBLICISE'> | PageOf<'FINALISE'>;

/** The entries of a standing ranking, as a work of pages. */
export const walkWork = ({
  step,
  cycleId,
  category,
  run,
  draft,
}: Pick<Walk, 'step' | 'cycleId' | 'category' | 'run' | 'draft'>): string =>
  `result-${step.toLowerCase()} ${cycleId}.${category} ${run}${step === 'RESTORE' ? ` ${draft}` : ''}`;

/**
 * Takes one page of a ranking's entries one step on, then asks for the next; the last one writes the total. An entry that has
 * made the step, or left the result, is passed over. A page of a ranking or a notice that is no longer the one of its
 * category does nothing.
 */
export async function walkEntries(
  message: Walk,
  step: (
    found: Loaded<EntryBody>,
    row: ResultRow,
    result: Loaded<CategoryResultBody>,
  ) => Decided<EntryBody> | undefined,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const { cycleId, category, run, page, cursor } = message;
  const work = walkWork(message);
  const result = await get(deps.tables, categoryResult, categoryResultIdOf(cycleId, category));
  if (result.body.ranking?.run !== run) return;
  if (message.step === 'PUBLICISE' && result.body.publicity?.id !== message.publicityId) return;
  const rows = await listRows(deps.tables, { cycleId, category, run }, { limit: ENTRIES_A_PAGE, cursor });
  const last = rows.cursor === undefined;
  const decide = async (): Promise<Plan<undefined>> => {
    const ids = rows.items.map(({ entryId }) => entryId);
    const entries = await loadMany(deps.tables, entry, ids);
    const changes = rows.items.flatMap((row) => {
      const found = entries.get(row.entryId);
      const decided = found && step(found, row, result);
      return found === undefined || decided === undefined ? [] : [change(entry, found, decided)];
    });
    const done = { work, page: String(page).padStart(6, '0'), handled: ids.length };
    return { changes, pages: [done, ...(last ? [{ work, total: page }] : [])], response: undefined };
  };
  await once(`${work} ${page}`, decide, now, deps);
  if (rows.cursor !== undefined) await deps.pages.send([{ ...message, page: page + 1, cursor: rows.cursor }]);
}
