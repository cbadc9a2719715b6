import * as z from 'zod';
import { onFirstUse } from '../on-first-use.ts';

/** The bus `source` of the voucher platform's market, where orders are placed that we only learn of. */
export const MARKET_SOURCE = 'voucher.market';

/**
 * What every event of the market carries: its own order id, the number of the event among those of that order (1, 2, 3 …
 * without a gap; a corrected event has the number of the one it corrects) and when it happened there. Events may come
 * repeatedly and in any order.
 */
export const marketOrderRef = onFirstUse(() => ({
  sourceOrderId: z.string().min(1).max(64),
  sequence: z.int().positive().max(10_000),
  occurredAt: z.iso.datetime({ precision: 3 }),
}));

/** The least that is read of an event whose rest is not understood. */
export const MarketOrderRef = onFirstUse(() => z.object(marketOrderRef()));
export type MarketOrderRef = z.infer<ReturnType<typeof MarketOrderRef>>;

const text = (max: number) => z.string().trim().min(1).max(max);
export const marketText = text;
export const marketFen = () => z.int().nonnegative().max(100_000_000_000);

/** The declaration that a side made in the market (13-4). */
export const marketDeclaration = () => z.strictObject({ textVersion: text(40), relatedParty: z.boolean() });

/** A file that the market keeps: its reference there and the SHA-256 of its bytes, in base64. */
export const marketFile = () =>
  z.strictObject({ reference: text(200), sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/) });

export const marketExample = {
  sourceOrderId: 'M-2026-0001',
  sequence: 1,
  occurredAt: '2026-03-02T01:00:00.000Z',
};

export const marketFileExample = {
  reference: 'market/files/1',
  sha256: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
};
