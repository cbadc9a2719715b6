import { createHash } from 'node:crypto';

/** Prices (分) of one category in one month, by a hash of the order. */
export interface PriceBucket {
  readonly prices: Readonly<Record<string, number>>;
}

/** Of a month at most so many: the median of 24 such months is within 2 % of the rank of the true one. */
export const KEPT_A_MONTH = 200;

const keyOf = (orderId: string): string => createHash('sha256').update(orderId).digest('hex').slice(0, 16);

/**
 * Adds an order's price. Those with the smallest hashes stay: a sample that depends neither on the order of arrival nor on
 * repeats, exact until a month has more than {@link KEPT_A_MONTH} orders of a category.
 */
export function addPrice(bucket: PriceBucket | undefined, orderId: string, priceFen: number): PriceBucket {
  const all = { ...bucket?.prices, [keyOf(orderId)]: priceFen };
  const kept = Object.entries(all)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, KEPT_A_MONTH);
  return { prices: Object.fromEntries(kept) };
}

/** Count and median (the lower middle one) of the prices of other orders; undefined where there is none. */
export function statisticsOf(
  buckets: readonly PriceBucket[],
  exceptOrderId: string,
): { readonly count: number; readonly medianFen: number } | undefined {
  const own = keyOf(exceptOrderId);
  const prices = buckets
    .flatMap((bucket) => Object.entries(bucket.prices))
    .flatMap(([key, price]) => (key === own ? [] : [price]))
    .toSorted((a, b) => a - b);
  const medianFen = prices[Math.floor((prices.length - 1) / 2)];
  return medianFen === undefined ? undefined : { count: prices.length, medianFen };
}
