import { previewFor } from '../../../shared/store/adjustment-preview.ts';
import { decideFinish } from '../../../shared/domain/removal/decide.ts';
import {
  liabilityNotice,
  liabilityNoticesOf,
  removal,
  removalOf,
} from '../../../shared/store/aggregates/removal.ts';
import { onceBySystem } from '../../../shared/store/once-by-system.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';
import type { RemovalWorkerDeps } from '../deps.ts';

const once = onceBySystem('removal-execution', 'finish');
const PAGE = 100;

/**
 * EXECUTED once nothing of the agency is left: no order open, nothing of it on a public page. Those follow by their own
 * workers; until they have, the message comes back, and its alarm tells when it does not end.
 * @throws Error naming what is left
 */
export async function finishRemoval(removalId: string, now: string, deps: RemovalWorkerDeps): Promise<void> {
  const { tables } = deps;
  const { agencyId, uscc } = (await get(tables, removal, removalId)).body;
  const { openOrders, publicPages } = await previewFor(tables, { agencyId, uscc }, now);
  const left = { openOrders: openOrders.count, ...publicPages };
  if (Object.values(left).some((count) => count > 0))
    throw new Error(`removal ${removalId} is not done: ${JSON.stringify(left)}`);
  const orders = await countNotices(tables, removalId);
  await once(
    `${removalId}#FINISH`,
    async () => {
      const found = await get(tables, removal, removalId);
      const decided = decideFinish(found, orders, now);
      const guards = [{ release: removalOf(agencyId), owner: removalId }];
      return decided && { changes: [change(removal, found, decided)], guards, response: undefined };
    },
    now,
    deps,
  );
}

async function countNotices(tables: Tables, removalId: string): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const pk = liabilityNoticesOf(removalId);
    const page = await list(tables, liabilityNotice, 'list1', { pk }, { limit: PAGE, cursor });
    count += page.items.length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return count;
}
