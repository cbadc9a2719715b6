import { MarketOrderBody } from '../../domain/market/market-order.ts';
import type { AggregateType } from '../aggregate.ts';

export const marketOrdersIn = (status: string): string => `MARKETORDER#${status}`;

/** Listed by status (list1), as they were first seen. */
export const marketOrder: AggregateType<MarketOrderBody> = {
  kind: 'MARKETORDER',
  body: MarketOrderBody,
  listKeys: ({ id, status, body: { firstSeenAt } }) => ({
    list1: [marketOrdersIn(status), `${firstSeenAt}#${id}`],
  }),
};
