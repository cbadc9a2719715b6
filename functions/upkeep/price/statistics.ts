import {
  type Buckets,
  bucketOf,
  locate,
  medianRanks,
} from '../../../shared/domain/price/order-statistics.ts';
import type { Comparables } from '../../../shared/domain/price/review.ts';
import type { ProductState } from '../../../shared/domain/product/product.ts';
import {
  type Projection,
  type ProjectionKey,
  queryProjections,
  readProjection,
} from '../../../shared/store/projections.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** What a product on offer adds to the prices of its category. */
interface Offer {
  readonly category: string;
  readonly priceFen: number;
}

const ownKey = (productId: string): ProjectionKey => ({ pk: `PROJ#OFFER#${productId}`, sk: 'OFFER' });
const pricesOf = (category: string): string => `PROJ#PRICES#${category}`;
const countsOf = (category: string): ProjectionKey => ({ pk: pricesOf(category), sk: 'COUNTS' });
const inBucket = (bucket: string): string => `OFFER#${bucket}#`;

const sortedKey = ({ category, priceFen }: Offer, productId: string): ProjectionKey => ({
  pk: pricesOf(category),
  sk: `${inBucket(bucketOf(priceFen))}${String(priceFen).padStart(12, '0')}#${productId}`,
});

/** Its counters are attributes `b0612`, one a bucket, and `count`. */
const BUCKET = /^b(\d{4})$/;

/** What is kept of a product on offer; undefined for one that is not. */
async function keptOffer(tables: Tables, productId: string) {
  const kept = await readProjection(tables, ownKey(productId));
  const { category, priceFen } = kept?.item ?? {};
  if (kept === undefined || typeof category !== 'string' || typeof priceFen !== 'number') return undefined;
  return { rev: kept.rev, offer: { category, priceFen } };
}

const offerOf = ({ status, body }: ProductState): Offer | undefined => {
  const { category, priceFen } = body.content;
  return status === 'PUBLISHED' && priceFen !== undefined ? { category, priceFen } : undefined;
};

/**
 * Brings the prices of a category in line with what a product is now: from its state and not from what was told, so
 * that events in any order, and twice, come to the same. Empty when nothing is to be changed.
 */
export async function alignOffer(tables: Tables, product: ProductState): Promise<Projection[]> {
  const kept = await keptOffer(tables, product.id);
  const now = offerOf(product);
  const before = kept?.offer;
  if (before?.priceFen === now?.priceFen && before?.category === now?.category) return [];
  const projections: Projection[] = [];
  const deltas = new Map<string, Record<string, number>>();
  const count = ({ category, priceFen }: Offer, by: 1 | -1) => {
    const of = deltas.get(category) ?? {};
    for (const name of ['count', `b${bucketOf(priceFen)}`]) of[name] = (of[name] ?? 0) + by;
    deltas.set(category, of);
  };
  if (kept !== undefined) {
    count(kept.offer, -1);
    projections.push({ remove: sortedKey(kept.offer, product.id), rev: 1 });
  }
  if (now !== undefined) {
    count(now, 1);
    projections.push({ put: sortedKey(now, product.id), item: { ...now }, rev: undefined });
  }
  if (now !== undefined) projections.push({ put: ownKey(product.id), item: { ...now }, rev: kept?.rev });
  else if (kept !== undefined) projections.push({ remove: ownKey(product.id), rev: kept.rev });
  for (const [category, of] of deltas) projections.push({ add: countsOf(category), deltas: of });
  return projections;
}

const PAGE = 100;

/** The price of a rank in a bucket, one product left out; read page by page, as far as the rank lies. */
async function priceAt(
  tables: Tables,
  category: string,
  { bucket, within }: { readonly bucket: string; readonly within: number },
  leftOut: string,
): Promise<number | undefined> {
  let passed = 0;
  let cursor: string | undefined;
  do {
    const key = { pk: pricesOf(category), prefix: inBucket(bucket) };
    const page = await queryProjections(tables, key, { limit: PAGE, cursor });
    for (const { sk, item } of page.items) {
      if (sk.endsWith(`#${leftOut}`)) continue;
      if (passed === within) return Number(item['priceFen']);
      passed += 1;
    }
    cursor = page.cursor;
  } while (cursor !== undefined);
  return undefined;
}

/** The other products on offer in a category, and their median price in 分; undefined when there is none. */
export async function comparablesOf(
  tables: Tables,
  category: string,
  productId: string,
): Promise<Comparables | undefined> {
  const [counts, own] = await Promise.all([
    readProjection(tables, countsOf(category)),
    keptOffer(tables, productId),
  ]);
  const ownBucket = own?.offer.category === category ? bucketOf(own.offer.priceFen) : undefined;
  const buckets: Buckets = Object.fromEntries(
    Object.entries(counts?.item ?? {}).flatMap(([name, value]) => {
      const bucket = BUCKET.exec(name)?.[1];
      return bucket === undefined ? [] : [[bucket, Number(value) - (bucket === ownBucket ? 1 : 0)]];
    }),
  );
  const count = Object.values(buckets).reduce((sum, held) => sum + held, 0);
  if (count === 0) return undefined;
  const middle = await Promise.all(
    medianRanks(count).map(async (rank) => {
      const place = locate(buckets, rank);
      return place && priceAt(tables, category, place, productId);
    }),
  );
  const [low, high] = middle;
  // Between the two reads a price moved: the message is handled again, on what is there then.
  if (low === undefined || high === undefined) throw new Error(`the prices of ${category} moved while read`);
  return { count, medianFen: Math.round((low + high) / 2) };
}
