import { bySystem } from '../../../shared/domain/acting.ts';
import { decidePublicise } from '../../../shared/domain/evaluation/entry/result.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { PageOf } from '../page.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { walkEntries } from '../walk-entries.ts';

/** GRADED → PUBLICISED, page by page: each agency is told by what happens to its entry (9-5). */
export const tellAgencies = (
  message: PageOf<'PUBLICISE'>,
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> =>
  walkEntries(
    message,
    (found) => {
      if (found.status !== 'GRADED') return undefined;
      return orThrow(decidePublicise(found, { publicityId: message.publicityId }, bySystem(now)));
    },
    now,
    deps,
  );
