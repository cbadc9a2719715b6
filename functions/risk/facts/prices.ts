import { addPrice, type PriceBucket, statisticsOf } from '../../../shared/domain/risk/price-sample.ts';
import { type Projection, queryProjections, readProjection } from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';

const partitionOf = (category: string): string => `PROJ#PRICES#${category}`;

interface Priced {
  readonly orderId: string;
  readonly category: string;
  readonly priceFen: number;
  /** The day of the contract. */
  readonly on: string;
}

/** Written below and nowhere else. */
const asBucket = (item: Readonly<Record<string, unknown>>): PriceBucket => ({
  prices: (item['prices'] ?? {}) as PriceBucket['prices'],
});

/** The month so many months before, as text; a contract may bear any date, also one of the first year. */
function monthBefore(month: string, months: number): string {
  const index = Math.max(0, Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - months);
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/**
 * Median and number of the category's prices in the last `months` months, one item a month and so one Query; and the change
 * that adds this order's price to its month.
 */
export async function comparePrice(
  tables: Tables,
  { orderId, category, priceFen, on }: Priced,
  months: number,
) {
  const pk = partitionOf(category);
  const month = on.slice(0, 7);
  const from = monthBefore(month, months);
  const [listed, own] = await Promise.all([
    queryProjections(tables, { pk, newestFirst: true }, { limit: months + 1 }),
    readProjection(tables, { pk, sk: month }),
  ]);
  const recent = listed.items.filter(({ sk }) => sk > from && sk <= month);
  const prices = statisticsOf(
    recent.map(({ item }) => asBucket(item)),
    orderId,
  );
  const bucket = addPrice(own && asBucket(own.item), orderId, priceFen);
  const added: Projection = { put: { pk, sk: month }, item: { ...bucket }, rev: own?.rev };
  return { ...(prices && { prices }), added: [added] };
}
