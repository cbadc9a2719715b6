import { OrderBody } from '../../domain/order/order.ts';
import { quarterOf } from '../../domain/time/quarter.ts';
import type { AggregateType } from '../aggregate.ts';

export const ordersOfAgency = (agencyId: string, status: string): string =>
  `ORDER#AGENCY#${agencyId}#${status}`;
export const ordersOfBuyer = (buyerId: string): string => `ORDER#BUYER#${buyerId}`;
export const ordersInStatus = (status: string): string => `ORDER#STATUS#${status}`;
/** `quarter` as `quarterOf` writes it: `2026Q1`. */
export const ordersCompletedIn = (quarter: string): string => `ORDER#COMPLETED#${quarter}`;

/**
 * Listed by agency and status (list1) and by buyer (list2), by placing; once completed by its quarter, by completion,
 * before that by status (list3).
 */
export const order: AggregateType<OrderBody> = {
  kind: 'ORDER',
  body: OrderBody,
  listKeys: ({ id, status, body: { agencyId, buyer, placedAt, completedAt } }) => ({
    list1: [ordersOfAgency(agencyId, status), `${placedAt}#${id}`],
    list2: [ordersOfBuyer(buyer.id), `${placedAt}#${id}`],
    list3:
      completedAt === undefined
        ? [ordersInStatus(status), `${placedAt}#${id}`]
        : [ordersCompletedIn(quarterOf(completedAt)), `${completedAt}#${id}`],
  }),
};
