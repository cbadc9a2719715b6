import { bySystem } from '../../../shared/domain/acting.ts';
import { canonicalHash } from '../../../shared/domain/canonical.ts';
import { decideReturnOrder } from '../../../shared/domain/order/return.ts';
import { decideTerminate } from '../../../shared/domain/order/terminate.ts';
import { isRefusal } from '../../../shared/domain/problem.ts';
import { decideIssueLiability, liabilityNoticeId } from '../../../shared/domain/removal/liability.ts';
import type { UNFINISHED } from '../../../shared/domain/order/machine.ts';
import { order, ordersOfAgency } from '../../../shared/store/aggregates/order.ts';
import { liabilityNotice, removal } from '../../../shared/store/aggregates/removal.ts';
import { onceBySystem } from '../../../shared/store/once-by-system.ts';
import { change } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { RemovalWorkerDeps } from '../deps.ts';
import type { ExecutionPage } from './execute-page.ts';

/** An order and its record make at most eight items of a transaction of a hundred. */
const ORDERS_A_PAGE = 10;
const once = onceBySystem('removal-execution', 'page');

/**
 * Ends the orders of one state: what the agency had not accepted goes back to its buyer; what was in progress is terminated,
 * its quota free with it, and the buyer is given the record of who answers for it (12-3h, 12-3i). @returns where to go on
 */
export async function endOrders(
  { removalId, cursor }: ExecutionPage,
  status: (typeof UNFINISHED)[number],
  now: string,
  deps: RemovalWorkerDeps,
): Promise<string | undefined> {
  const { tables } = deps;
  const { agencyId } = (await get(tables, removal, removalId)).body;
  const pk = ordersOfAgency(agencyId, status);
  const listed = await list(tables, order, 'list1', { pk }, { limit: ORDERS_A_PAGE, cursor });
  await once(
    // Named by what is on it: the list is shorter when the page comes again, and what moved up is still to be done.
    `${removalId}#${canonicalHash(listed.items.map(({ id }) => id))}`,
    async () => {
      const orders = await Promise.all(listed.items.map(({ id }) => get(tables, order, id)));
      const changes = orders.flatMap((found) => {
        const platform = bySystem(now);
        if (found.status === 'PLACED') {
          const returned = decideReturnOrder(found, 'AGENCY_REMOVED', platform);
          return isRefusal(returned) ? [] : [change(order, found, returned)];
        }
        const ended = decideTerminate(found, { cause: 'AGENCY_REMOVED', reason: '服务机构被清退' }, platform);
        if (isRefusal(ended)) return [];
        const notice = decideIssueLiability(removalId, found, now);
        const newId = liabilityNoticeId(removalId, found.id);
        return [change(order, found, ended), change(liabilityNotice, { newId }, notice)];
      });
      return changes.length === 0 ? undefined : { changes, response: undefined };
    },
    now,
    deps,
  );
  return listed.cursor;
}
