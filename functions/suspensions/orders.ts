import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';
import { bySystem } from '../../shared/domain/acting.ts';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { decideHold, decideLiftHold } from '../../shared/domain/order/hold.ts';
import type { OrderBody, OrderDecision } from '../../shared/domain/order/order.ts';
import { decideReturnOrder } from '../../shared/domain/order/return.ts';
import { decideTerminate } from '../../shared/domain/order/terminate.ts';
import { isRefusal } from '../../shared/domain/problem.ts';
import type { PolicySet } from '../../shared/policy/policy.ts';
import { UNFINISHED } from '../../shared/domain/order/machine.ts';
import type { Loaded } from '../../shared/store/aggregate.ts';
import { agency } from '../../shared/store/aggregates/agency.ts';
import { order, ordersOfAgency } from '../../shared/store/aggregates/order.ts';
import { onceBySystem } from '../../shared/store/once-by-system.ts';
import { change } from '../../shared/store/plan.ts';
import { get, list } from '../../shared/store/read.ts';
import type { SuspensionWorkerDeps } from './deps.ts';

/** An order makes at most six items of a transaction of a hundred. */
const ORDERS_A_PAGE = 12;
const once = onceBySystem('suspension-orders', 'page');

/** One page of an agency's orders of one status that follow its suspension, or the end of it. */
export const OrderPage = onFirstUse(() =>
  z.strictObject({
    /** The event that made it necessary. */
    work: z.string(),
    agencyId: z.string(),
    status: z.enum(UNFINISHED),
    index: z.int().nonnegative(),
    cursor: z.string().optional(),
  }),
);
export type OrderPage = z.infer<ReturnType<typeof OrderPage>>;

/**
 * Brings one page of orders in line with how the agency stands now (12-2s): what it had not accepted goes back to the buyer;
 * what is in progress goes on, is held or ends, as policy `suspension.inProgressOrders` says; what was held for it is free again
 * when it is resumed. What was placed while its agency left has nobody to serve it (12-4). Events that come late or twice do no harm.
 */
export async function followOrders(page: OrderPage, now: string, deps: SuspensionWorkerDeps): Promise<void> {
  const { work, agencyId, status, cursor } = page;
  const pk = ordersOfAgency(agencyId, status);
  const listed = await list(deps.tables, order, 'list1', { pk }, { limit: ORDERS_A_PAGE, cursor });
  const ids = listed.items.map(({ id }) => id);
  const { policy } = await deps.settings.current(now);
  await once(
    // Named by what is on it: the list is shorter when the page comes again, and what moved up is still to be done.
    `${work}#${canonicalHash(ids)}`,
    async () => {
      const [owner, ...orders] = await Promise.all([
        get(deps.tables, agency, agencyId),
        ...ids.map((id) => get(deps.tables, order, id)),
      ]);
      const changes = orders.flatMap((found) => {
        const decided = decideFollow(found, owner.status, policy, now);
        return decided === undefined || isRefusal(decided) ? [] : [change(order, found, decided)];
      });
      if (changes.length === 0) return undefined;
      const checks = [{ kind: agency.kind, id: agencyId, version: owner.version }];
      return { changes, checks, response: undefined };
    },
    now,
    deps,
  );
  const next = nextPage(page, listed.cursor);
  if (next !== undefined) await deps.pages.send([next]);
}

function nextPage(page: OrderPage, cursor: string | undefined): OrderPage | undefined {
  const { work, agencyId, status, index } = page;
  if (cursor !== undefined) return { work, agencyId, status, index: index + 1, cursor };
  const following = UNFINISHED[UNFINISHED.indexOf(status) + 1];
  return following && { work, agencyId, status: following, index: 0 };
}

const REASON_REF = 'AGENCY_SUSPENDED';

function decideFollow(
  found: Loaded<OrderBody>,
  agencyStatus: string,
  policy: PolicySet,
  now: string,
): OrderDecision | undefined {
  const platform = bySystem(now);
  if (agencyStatus === 'ACTIVE')
    return found.body.hold?.reasonRef === REASON_REF ? decideLiftHold(found, {}, platform) : undefined;
  if (agencyStatus === 'EXITED')
    return found.status === 'PLACED'
      ? decideReturnOrder(found, 'AGENCY_EXITED', platform)
      : decideTerminate(found, { cause: 'AGENCY_DEFAULT', reason: '服务机构已退出' }, platform);
  if (agencyStatus !== 'SUSPENDED') return undefined;
  if (found.status === 'PLACED') return decideReturnOrder(found, 'AGENCY_SUSPENDED', platform);
  switch (policy.get('suspension.inProgressOrders')) {
    case 'FREEZE':
      return found.body.hold === undefined
        ? decideHold(found, { reasonRef: REASON_REF }, platform)
        : undefined;
    case 'TERMINATE':
      return decideTerminate(found, { cause: 'AGENCY_DEFAULT', reason: '服务机构被暂停服务资格' }, platform);
    case 'CONTINUE':
      return undefined;
  }
}
