import type { Acting } from '../../../shared/domain/acting.ts';
import type { Principal } from '../../../shared/domain/identity/principal.ts';
import type { OrderBody, OrderDecision } from '../../../shared/domain/order/order.ts';
import type { Side } from '../../../shared/domain/order/parties.ts';
import { orThrow } from '../../../shared/domain/problem.ts';
import { etag, requireVersion } from '../../../shared/runtime/version.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import { order } from '../../../shared/store/aggregates/order.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import { get } from '../../../shared/store/read.ts';
import type { Settings } from '../../../shared/store/settings.ts';
import { standingAfter } from '../../../shared/store/standing-after.ts';
import type { OrdersDeps } from '../deps.ts';
import { asSide } from '../sides.ts';
import { orderView } from '../views.ts';
import { flaggedAmong } from './flagged.ts';

/** Any request about one order. */
export interface Handling {
  readonly principal: Principal;
  readonly now: string;
  readonly ifMatch?: number;
  readonly params: { readonly orderId: string };
}

/** The order that a request is about, in the version that the caller saw. @throws NOT_FOUND, STALE_VERSION */
export async function orderFor(
  request: Handling,
  { tables }: Pick<OrdersDeps, 'tables'>,
): Promise<Loaded<OrderBody>> {
  const found = await get(tables, order, request.params.orderId);
  requireVersion(found, request.ifMatch);
  return found;
}

/** The order of one of its sides, and that side acting. @throws NOT_FOUND for anybody else */
export async function orderOfSide(
  request: Handling,
  side: Side,
  deps: OrdersDeps,
): Promise<{ readonly found: Loaded<OrderBody>; readonly acting: Acting }> {
  const found = await get(deps.tables, order, request.params.orderId);
  const acting = asSide(found.body, side, request);
  requireVersion(found, request.ifMatch);
  return { found, acting };
}

/** What a running order is decided by: the policy of its placing, the calendar of today. */
export async function settingsOf(
  { body }: Loaded<OrderBody>,
  now: string,
  { settings }: Pick<OrdersDeps, 'settings'>,
): Promise<Settings> {
  const { calendar } = await settings.current(now);
  return { calendar, policy: await settings.policyOf(body.policyVersion) };
}

/** The plan of one step of an order, answered with the order after it. */
export async function step(
  found: Loaded<OrderBody>,
  decision: OrderDecision,
  request: Handling,
  deps: OrdersDeps,
  more: Pick<Plan, 'guards' | 'checks' | 'projections'> & { readonly changes?: Plan['changes'] } = {},
): Promise<Plan> {
  const decided = orThrow(decision);
  const settings = await settingsOf(found, request.now, deps);
  const shown = standingAfter(found, decided);
  const flagged = await flaggedAmong([shown], request.principal, deps.tables);
  return {
    ...more,
    changes: [change(order, found, decided), ...(more.changes ?? [])],
    policyVersion: settings.policy.version,
    response: {
      status: 200,
      body: orderView(shown, { ...request, ...settings, flagged }),
      headers: etag(shown.version),
    },
  };
}
