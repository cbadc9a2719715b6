import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import {
  ELIGIBILITY_PATH,
  EligibilityRequest,
  EligibilityResponse,
} from '../../shared/platform/voucher-platform/contract.ts';
import { readJson, sendJson, urlOf, type LocalHandler } from '../pages/local-handler.ts';

/** The base address of the voucher platform on the public server, as the local stage configures it. */
export const VOUCHER_PLATFORM_PATH = '/local/voucher-platform';
const BUYERS_PATH = '/local/voucher-platform/buyers';

const Scripted = z.union([EligibilityResponse(), z.strictObject({ outage: z.literal(true) })]);

/**
 * The voucher platform: every buyer is eligible unless told otherwise with `PUT /local/voucher-platform/buyers/{buyerId}`
 * (an answer of its contract, or `{"outage": true}`); `DELETE` forgets it.
 */
export function createVoucherPlatform({ db }: { readonly db: DatabaseSync }): LocalHandler {
  db.exec('CREATE TABLE IF NOT EXISTS voucher_buyers (buyer_id TEXT PRIMARY KEY, answer TEXT NOT NULL)');
  const select = db.prepare('SELECT answer FROM voucher_buyers WHERE buyer_id = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO voucher_buyers(buyer_id, answer) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM voucher_buyers WHERE buyer_id = ?');
  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname === `${VOUCHER_PLATFORM_PATH}${ELIGIBILITY_PATH}` && req.method === 'POST') {
      const asked = EligibilityRequest().safeParse(await readJson(req));
      if (!asked.success) return sendJson(res, { message: z.prettifyError(asked.error) }, 400);
      const row = select.get(asked.data.buyerId);
      const answer = row && Scripted.parse(JSON.parse(String(row['answer'])));
      if (answer !== undefined && 'outage' in answer) return sendJson(res, { message: 'out of order' }, 503);
      return sendJson(res, answer ?? { eligible: true, reference: `local-${asked.data.buyerId}` });
    }
    if (!pathname.startsWith(`${BUYERS_PATH}/`)) return false;
    const buyerId = decodeURIComponent(pathname.slice(BUYERS_PATH.length + 1));
    if (req.method === 'DELETE') {
      remove.run(buyerId);
      return sendJson(res, {});
    }
    if (req.method !== 'PUT') return sendJson(res, { message: 'PUT or DELETE' }, 405);
    const answer = Scripted.safeParse(await readJson(req));
    if (!answer.success) return sendJson(res, { message: z.prettifyError(answer.error) }, 422);
    upsert.run(buyerId, JSON.stringify(answer.data));
    return sendJson(res, answer.data);
  };
}
