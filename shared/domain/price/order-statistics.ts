/**
 * Where a price stands among others without reading them all: counts by the number of its digits and the first two of
 * them, so that a rank lies in one small group of prices.
 */
export type Buckets = Readonly<Record<string, number>>;

/** `0612` for 120 000 分: six digits that begin with 12. Sorts like the prices. */
export function bucketOf(priceFen: number): string {
  const digits = String(priceFen);
  return `${String(digits.length).padStart(2, '0')}${digits.slice(0, 2).padEnd(2, '0')}`;
}

/** The ranks, from 0, whose mean is the median of `count` values. */
export const medianRanks = (count: number): readonly [number, number] => [
  Math.floor((count - 1) / 2),
  Math.floor(count / 2),
];

/** The bucket in which a rank lies, and the rank within it. */
export function locate(
  buckets: Buckets,
  rank: number,
): { readonly bucket: string; readonly within: number } | undefined {
  let before = 0;
  for (const bucket of Object.keys(buckets).toSorted()) {
    const held = buckets[bucket] ?? 0;
    if (rank < before + held) return { bucket, within: rank - before };
    before += held;
  }
  return undefined;
}
