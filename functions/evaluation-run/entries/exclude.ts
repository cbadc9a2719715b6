import { bySystem } from '../../../shared/domain/acting.ts';
import { decideExclude } from '../../../shared/domain/evaluation/entry/place.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { entriesOfAgency, entry } from '../../../shared/store/aggregates/entry.ts';
import { rankKeyWrites } from '../../../shared/store/evaluation.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';

const ENTRIES_A_READ = 50;

/**
 * An agency that has left the platform takes no part in what is not final yet, in any category (SM-8). What is published
 * stays. One commit an entry: each has its own place in a ranking.
 */
export async function excludeAgency(
  eventId: string,
  { agencyId, reason }: { readonly agencyId: string; readonly reason: string },
  now: string,
  deps: RunDeps,
): Promise<void> {
  let cursor: string | undefined;
  do {
    const key = { pk: entriesOfAgency(agencyId), newestFirst: true };
    const page = await list(deps.tables, entry, 'list2', key, { limit: ENTRIES_A_READ, cursor });
    for (const { id } of page.items)
      await once(`${eventId}#${id}`, () => planExclude(id, reason, now, deps), now, deps);
    cursor = page.cursor;
  } while (cursor !== undefined);
}

async function planExclude(
  id: string,
  reason: string,
  now: string,
  { tables }: RunDeps,
): Promise<Plan<undefined> | undefined> {
  const found = await get(tables, entry, id);
  const decided = decideExclude(found, { reason }, bySystem(now));
  if (isRefusal(decided)) return undefined;
  return {
    changes: [change(entry, found, decided)],
    projections: rankKeyWrites(standingAfter(found, decided)),
    response: undefined,
  };
}
