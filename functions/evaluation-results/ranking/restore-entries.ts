import { bySystem } from '../../../shared/domain/acting.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { get } from '../../../shared/store/read.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import type { PageOf } from '../page.ts';
import { walkEntries } from '../walk-entries.ts';
import { resultOfEntry } from './write-entries.ts';

const NOTICE_STANDS = ['PUBLICISED', 'CLEAR'];

/**
 * REVIEWED → what the ranking that goes on to stand says, page by page: entries that were taken back and whose category's
 * new ranking is the one it had (9-4). Where its notice stands they are in it, and nobody else is told anything (9-5).
 */
export async function restoreEntries(
  message: PageOf<'RESTORE'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  const cycle = await get(deps.tables, evaluationCycle, message.cycleId);
  // Taken back once more: a reviewed entry is one that is being corrected.
  if (cycle.status === 'REVIEWING' || cycle.body.result?.draft !== message.draft) return;
  await walkEntries(
    message,
    (found, row, { status, body: { ranking, publicity } }) => {
      if (found.status !== 'REVIEWED' || ranking === undefined) return undefined;
      const notice = NOTICE_STANDS.includes(status) ? publicity : undefined;
      return resultOfEntry(found, row, ranking.draft, bySystem(now), notice?.id);
    },
    now,
    deps,
  );
}
