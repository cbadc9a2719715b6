import type { OrderBody } from '../../../shared/domain/order/order.ts';
import { ProblemError, refuse } from '../../../shared/domain/problem.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { isOfficer, viewerOf } from '../../../shared/runtime/viewer.ts';
import type { Loaded } from '../../../shared/store/aggregate.ts';
import {
  order,
  ordersCompletedIn,
  ordersInStatus,
  ordersOfAgency,
  ordersOfBuyer,
} from '../../../shared/store/aggregates/order.ts';
import { requireLiveAgency } from '../../../shared/store/live-agency.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list, type Page } from '../../../shared/store/read.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { buyerIdOf, rolesTowards } from '../sides.ts';
import { orderView, type Viewing } from '../views.ts';
import { flaggedAmong } from './flagged.ts';

async function pageReply(
  { items, ...rest }: Page<Loaded<OrderBody>>,
  asked: Omit<Viewing, 'flagged'>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const viewing = { ...asked, flagged: await flaggedAmong(items, asked.principal, tables) };
  return { status: 200, body: { items: items.map((each) => orderView(each, viewing)), ...rest } };
}

/** An agency's own orders of one status; for officers all of one status, or what was completed in a quarter. */
export async function listOrders(
  request: Request<(typeof routes)['listOrders']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { principal, query, now } = request;
  const viewing = { principal, now, ...(await deps.settings.current(now)) };
  const { tables } = deps;
  if (isOfficer(viewerOf(principal))) {
    const pk = query.quarter === undefined ? ordersInStatus(query.status) : ordersCompletedIn(query.quarter);
    return pageReply(await list(tables, order, 'list3', { pk, newestFirst: true }, query), viewing, deps);
  }
  const own = await requireLiveAgency(tables, principal.uscc);
  const pk = ordersOfAgency(own.id, query.status);
  return pageReply(await list(tables, order, 'list1', { pk, newestFirst: true }, query), viewing, deps);
}

export async function listPlacedOrders(
  request: Request<(typeof routes)['listPlacedOrders']>,
  deps: ReadingDeps,
): Promise<Reply> {
  const { principal, query, now } = request;
  const buyerId = buyerIdOf(principal);
  if (buyerId === undefined) throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '6-1a' }));
  const viewing = { principal, now, ...(await deps.settings.current(now)) };
  const pk = ordersOfBuyer(buyerId);
  return pageReply(await list(deps.tables, order, 'list2', { pk, newestFirst: true }, query), viewing, deps);
}

/** An order for its two sides and for officers; to anybody else it does not exist. */
export async function readOrder(
  { principal, params, now }: Request<(typeof routes)['readOrder']>,
  deps: OrdersDeps,
): Promise<Reply> {
  const found = await get(deps.tables, order, params.orderId);
  if (rolesTowards(found.body, principal).length === 0) throw new ProblemError(refuse('NOT_FOUND'));
  const [settings, flagged] = await Promise.all([
    deps.settings.current(now),
    flaggedAmong([found], principal, deps.tables),
  ]);
  return {
    status: 200,
    body: orderView(found, { principal, now, ...settings, flagged }),
    headers: etag(found.version),
  };
}
