import type { MarketOrderBody } from '../../../shared/domain/market/market-order.ts';
import { deadlineViews } from '../../../shared/runtime/deadline-view.ts';
import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { marketOrder, marketOrdersIn } from '../../../shared/store/aggregates/market-order.ts';
import type { Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { Standing } from '../../../shared/store/standing-after.ts';
import type { OrdersDeps } from '../deps.ts';
import type { routes } from '../routes.ts';

/** Numbers and types of the events only: what they say is in the order. */
const view = ({ id, status, version, deadlines, body }: Standing<MarketOrderBody>) => ({
  marketOrderId: id,
  status,
  version,
  source: body.source,
  externalId: body.externalId,
  firstSeenAt: body.firstSeenAt,
  next: body.next,
  parked: body.parked.map(({ sequence, type, at }) => ({ sequence, type, at })),
  refused: body.refused,
  deadlines: deadlineViews(deadlines),
  links: { order: `/orders/${id}` },
});

/** What of the market's orders is in order, waits for a missing event, or was refused. */
export async function listMarketOrders(
  { query }: Request<(typeof routes)['listMarketOrders']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const key = { pk: marketOrdersIn(query.status) };
  const { items, ...rest } = await list(tables, marketOrder, 'list1', key, query);
  return { status: 200, body: { items: items.map(view), ...rest } };
}

export async function readMarketOrder(
  { params }: Request<(typeof routes)['readMarketOrder']>,
  { tables }: OrdersDeps,
): Promise<Reply> {
  const found = await get(tables, marketOrder, params.marketOrderId);
  return { status: 200, body: view(found), headers: etag(found.version) };
}
