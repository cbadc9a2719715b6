import * as z from 'zod';
import { MARKET_SOURCE } from '../../events/inbound/market-order.ts';
import { readJson, sendJson, urlOf, type LocalHandler } from '../pages/local-handler.ts';
import type { EventsLink } from '../services/links.ts';

const EVENTS_PATH = '/local/voucher-market/events';

const Entry = z.strictObject({ type: z.string().min(1), detail: z.unknown() });

/**
 * The market of the voucher platform, where orders are placed that we only learn of: `POST /local/voucher-market/events`
 * with `{"type": "MarketOrderPlaced", "detail": {…}}` puts it on the bus as the market would.
 */
export function createVoucherMarket(events: EventsLink, bus: string): LocalHandler {
  return async (req, res) => {
    if (urlOf(req).pathname !== EVENTS_PATH) return false;
    if (req.method !== 'POST') return sendJson(res, { message: 'POST' }, 405);
    const entry = Entry.safeParse(await readJson(req));
    if (!entry.success) return sendJson(res, { message: z.prettifyError(entry.error) }, 422);
    const { type, detail } = entry.data;
    const id = events.put({ Source: MARKET_SOURCE, DetailType: type, Detail: JSON.stringify(detail) }, bus);
    return sendJson(res, { eventId: id }, 202);
  };
}
