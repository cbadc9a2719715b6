import { OrderReviewBody } from '../../domain/risk/order-review.ts';
import { refuse } from '../../domain/problem.ts';
import type { AggregateType } from '../aggregate.ts';
import type { Guard } from '../plan.ts';

/** Listed by status (list1) and under its order (list2), oldest first. */
export const orderReview: AggregateType<OrderReviewBody> = {
  kind: 'ORDERREVIEW',
  body: OrderReviewBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`ORDERREVIEW#${status}`, `${body.checkedAt}#${id}`],
    list2: [`ORDERREVIEW#ORDER#${body.orderId}`, `${body.checkedAt}#${id}`],
  }),
};

const openReviewOf = (orderId: string): string => `ORDER_REVIEW#${orderId}`;

/** Taken when a sheet is filled in, released by the decision: one review of an order at a time. */
export const takeOpenReview = (orderId: string, reviewId: string): Guard => ({
  take: openReviewOf(orderId),
  owner: reviewId,
  refusal: refuse('DUPLICATE', {
    article: '3-1d',
    detail: { zh: '该订单已有复核在办', en: 'A review of this order is under way' },
  }),
});

export const releaseOpenReview = (orderId: string, reviewId: string): Guard => ({
  release: openReviewOf(orderId),
  owner: reviewId,
});
