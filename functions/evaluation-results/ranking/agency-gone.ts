import { bySystem } from '../../../shared/domain/acting.ts';
import { decideReopen } from '../../../shared/domain/evaluation/cycle/result.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import { decideExclude } from '../../../shared/domain/evaluation/entry/place.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { entry } from '../../../shared/store/aggregates/entry.ts';
import { evaluationCycle } from '../../../shared/store/aggregates/evaluation.ts';
import { loadMany } from '../../../shared/store/batch.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { list, load } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { ResultsWorkerDeps } from '../deps.ts';
import { once } from '../once.ts';

/** More than one agency has entries in its categories of the running cycle. */
const ENTRIES_READ = 30;
const OVER = ['FINAL', 'AMENDED', 'EXCLUDED'];

/**
 * An agency left the platform: its entries that are not final are taken out (SM-8). A result that is drafted and not yet
 * publicised goes back to review, as every rank behind it may be another now; what is publicised keeps its ranks.
 */
export async function takeOutAgency(
  gone: {
    readonly eventId: string;
    readonly agencyId: string;
    readonly reason: 'AGENCY_REMOVED' | 'AGENCY_EXITED';
  },
  now: string,
  deps: ResultsWorkerDeps,
): Promise<void> {
  await once(gone.eventId, () => planTakeOut(gone, now, deps.tables), now, deps);
}

async function planTakeOut(
  { agencyId, reason }: { readonly agencyId: string; readonly reason: string },
  now: string,
  tables: Tables,
): Promise<Plan<undefined> | undefined> {
  const key = { pk: `ENTRY#AGENCY#${agencyId}`, newestFirst: true };
  const listed = await list(tables, entry, 'list2', key, { limit: ENTRIES_READ });
  const entries = await loadMany(
    tables,
    entry,
    listed.items.map(({ id }) => id),
  );
  const open = [...entries.values()].filter(({ status }) => !OVER.includes(status));
  if (open.length === 0) return undefined;
  const taken = open.map((found) => ({
    found,
    decided: orThrow(decideExclude(found, { reason }, bySystem(now))),
  }));
  return {
    changes: [
      ...taken.map(({ found, decided }) => change(entry, found, decided)),
      ...(await takenBack(open, now, tables)),
    ],
    projections: taken.flatMap(({ found, decided }) => rankKeyWrites(standingAfter(found, decided))),
    response: undefined,
  };
}

/** The cycles whose drafted result names one of the entries. */
async function takenBack(open: readonly Loaded<EntryBody>[], now: string, tables: Tables) {
  const ids = new Set(open.filter(({ body }) => body.result?.primary).map(({ body }) => body.cycleId));
  const cycles = await Promise.all([...ids].map((id) => load(tables, evaluationCycle, id)));
  return cycles.flatMap((cycle) => {
    if (cycle?.status !== 'RESULT_DRAFTED') return [];
    const reason = '有服务机构退出平台，须重新排名';
    return [change(evaluationCycle, cycle, orThrow(decideReopen(cycle, reason, bySystem(now))))];
  });
}
