import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { READING_OFFICERS } from '../../../shared/domain/identity/role.ts';
import { marketOrderMachine } from '../../../shared/domain/market/market-order.ts';
import { DeadlineViews } from '../../../shared/runtime/deadline-view.ts';
import { pageOf, pageQuery } from '../../../shared/runtime/paging.ts';
import { defineRoutes } from '../../../shared/runtime/route.ts';

const MarketOrderView = onFirstUse(() =>
  z.object({
    marketOrderId: z.string(),
    status: z.enum(marketOrderMachine.states),
    version: z.int(),
    source: z.string(),
    externalId: z.string(),
    firstSeenAt: z.string(),
    next: z.int().describe('number of the event that is to be taken next'),
    parked: z.array(z.object({ sequence: z.int(), type: z.string(), at: z.string() })),
    refused: z.array(z.object({ sequence: z.int(), type: z.string(), code: z.string(), at: z.string() })),
    deadlines: DeadlineViews(),
    links: z.object({ order: z.string() }),
  }),
);

/** Orders that are placed in the voucher platform's market: which of its events have come, for the centre's tasks. */
export const marketRoutes = defineRoutes({
  listMarketOrders: {
    method: 'GET',
    path: '/market-orders',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: {
      zh: '外部平台订单的事件接收情况',
      en: 'Orders of the market by how their events came: in order, waiting for a missing one, refused',
    },
    articles: ['6-1a'],
    query: onFirstUse(() =>
      z.strictObject({ ...pageQuery(), status: z.enum(marketOrderMachine.states).default('WAITING') }),
    ),
    responses: () => ({ 200: { description: 'a page', schema: pageOf(MarketOrderView()) } }),
    problems: [],
  },
  readMarketOrder: {
    method: 'GET',
    path: '/market-orders/{marketOrderId}',
    auth: 'required',
    roles: READING_OFFICERS,
    summary: { zh: '某一外部订单的事件接收情况', en: 'Which events of one order of the market have come' },
    articles: ['6-1a'],
    params: onFirstUse(() => z.strictObject({ marketOrderId: z.string().min(1).max(64) })),
    responses: () => ({ 200: { description: 'the record', schema: MarketOrderView() } }),
    problems: ['NOT_FOUND'],
  },
});
