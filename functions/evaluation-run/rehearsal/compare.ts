import { bySystem } from '../../../shared/domain/acting.ts';
import { compareSchemes, type Rehearsed } from '../../../shared/domain/evaluation/rehearsal/compare.ts';
import { decideFinishRehearsal } from '../../../shared/domain/evaluation/rehearsal/rehearsal.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { MAX_TRANSACTION_ITEMS } from '../../../shared/store/table.ts';
import { get } from '../../../shared/store/read.ts';
import { gradeChangeKey, rehearsal, rehearsalPlan, rehearsedOf } from '../../../shared/store/rehearsal.ts';
import type { RunDeps } from '../deps.ts';
import { once } from '../once.ts';
import type { PageOf } from '../page.ts';
import { lockedOf } from './rehearse-page.ts';

/** The mark of the step takes its place in a transaction, too. */
const CHANGES_A_COMMIT = MAX_TRANSACTION_ITEMS - 1;

/** Ranks and grades all keys under either scheme, and keeps who would change grade; keys alone are held in memory (8-3). */
export async function compareRehearsal(
  { rehearsalId }: PageOf<'COMPARE'>,
  now: string,
  deps: RunDeps,
): Promise<void> {
  const { tables } = deps;
  const { status, body } = await get(tables, rehearsal, rehearsalId);
  if (status !== 'RUNNING') return;
  const { scheme } = await lockedOf(body.cycleId, tables);
  const keys: Rehearsed[] = [];
  for (const category of scheme.categories)
    for await (const key of rehearsedOf(tables, rehearsalId, category)) keys.push(key);
  const { changes, result } = compareSchemes(scheme, body.draft, keys);
  for (let start = 0; start < changes.length; start += CHANGES_A_COMMIT) {
    const writes = changes
      .slice(start, start + CHANGES_A_COMMIT)
      .map((each) => ({ add: gradeChangeKey(rehearsalId, each.agencyId), item: { change: each } }));
    await once(`${rehearsalId} changes ${start}`, async () => rehearsalPlan({ writes }), now, deps);
  }
  const finish = async () => {
    const found = await get(tables, rehearsal, rehearsalId);
    if (found.status !== 'RUNNING') return undefined;
    const decision = orThrow(decideFinishRehearsal(found, result, bySystem(now)));
    return rehearsalPlan({ decided: { found, decision }, writes: [] });
  };
  await once(`${rehearsalId} done`, finish, now, deps);
}
