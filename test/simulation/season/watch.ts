import { all } from '../../support/journeys/letters.ts';
import { standingFaults } from '../invariants/evaluation-standing.ts';
import { takeSnapshot } from '../invariants/snapshot.ts';
import type { World } from '../world.ts';
import { CATEGORIES, CYCLE } from './now.ts';

const ENDED = ['CLOSED', 'CANCELLED'];
const params = { cycleId: CYCLE };

/** Looks at the season after a step: what must hold at any moment, in the tables and for whoever reads. */
export async function watchSeason(world: World): Promise<void> {
  const snapshot = await takeSnapshot(world);
  const { season } = world;
  for (const fault of standingFaults(snapshot, season.entries)) complain(world, fault);
  for (const { id, status } of snapshot.of('ENTRY'))
    if (status !== 'EXCLUDED' || season.entries.has(id)) season.entries.set(id, status);
  const [cycle] = snapshot.of('CYCLE');
  if (cycle === undefined) return;
  if (ENDED.includes(cycle.status)) season.endedAt ??= world.step;
  const published = ['PUBLISHED', 'CLOSED'].includes(cycle.status);
  if (!published) await readersSeeNoGrade(world);
}

/** A grade that stands is for nobody outside before its filing; the list that is publicised says that it is a draft. */
async function readersSeeNoGrade(world: World): Promise<void> {
  const { anyone } = world.place;
  for (const category of CATEGORIES) {
    const list = await anyone.call<{ published: boolean; items: readonly { total?: string }[] }>(
      'readResultList',
      { params: { ...params, category } },
    );
    if (list.status === 200 && (list.body.published || list.body.items.some(({ total }) => total)))
      complain(world, `the list of ${category} is published before its filing`);
    const shown = await anyone.done<{ items: readonly object[] }>('listShowcase', { query: { category } });
    if (shown.items.length > 0) complain(world, `${category} has a showcase before the filing`);
  }
  if (world.season.entries.size === 0) return;
  const seller = world.sellers[world.step % world.sellers.length];
  if (seller === undefined) return;
  const own = await all<{ entryId: string; result?: object; final?: object }>(
    world.agency(seller),
    'listOwnEvaluationEntries',
  );
  for (const { entryId, result, final } of own)
    if (result !== undefined || final !== undefined)
      complain(world, `ENTRY#${entryId} shows its grade to its agency before the filing`);
}

/** Once for each: what is wrong stays wrong at every further step. */
function complain(world: World, fault: string): void {
  if (!world.violations.some((each) => each.endsWith(`: ${fault}`))) world.violate(fault);
}
