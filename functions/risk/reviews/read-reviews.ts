import type { ReadingDeps } from '../../../shared/runtime/connect-api.ts';
import type { Request } from '../../../shared/runtime/route.ts';
import { etag } from '../../../shared/runtime/version.ts';
import { orderReview } from '../../../shared/store/aggregates/order-review.ts';
import { type Reply } from '../../../shared/store/plan.ts';
import { get, list } from '../../../shared/store/read.ts';
import type { RiskDeps } from '../deps.ts';
import type { routes } from '../routes.ts';
import { reviewView } from '../views.ts';

export async function listOrderReviews(
  { query, principal }: Request<(typeof routes)['listOrderReviews']>,
  { tables }: ReadingDeps,
): Promise<Reply> {
  const { orderId, status, ...page } = query;
  const { items, ...rest } =
    orderId === undefined
      ? await list(tables, orderReview, 'list1', { pk: `ORDERREVIEW#${status}` }, page)
      : await list(tables, orderReview, 'list2', { pk: `ORDERREVIEW#ORDER#${orderId}` }, page);
  return { status: 200, body: { items: items.map((each) => reviewView(each, principal)), ...rest } };
}

export async function readOrderReview(
  { params, principal }: Request<(typeof routes)['readOrderReview']>,
  { tables }: RiskDeps,
): Promise<Reply> {
  const loaded = await get(tables, orderReview, params.reviewId);
  return { status: 200, body: reviewView(loaded, principal), headers: etag(loaded.version) };
}
