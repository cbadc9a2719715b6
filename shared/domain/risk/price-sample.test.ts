import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPrice, KEPT_A_MONTH, type PriceBucket, statisticsOf } from './price-sample.ts';

const sampled = (prices: readonly (readonly [string, number])[]) =>
  prices.reduce<PriceBucket | undefined>((bucket, [id, fen]) => addPrice(bucket, id, fen), undefined);

describe('[13-1d] the prices of a category', () => {
  it('give the median of the other orders', () => {
    const bucket = sampled([
      ['O1', 100],
      ['O2', 300],
      ['O3', 200],
    ]);
    expect(statisticsOf([bucket ?? { prices: {} }], 'O4')).toEqual({ count: 3, medianFen: 200 });
    expect(statisticsOf([bucket ?? { prices: {} }], 'O3')).toEqual({ count: 2, medianFen: 100 });
    expect(statisticsOf([], 'O1')).toBeUndefined();
  });

  it('are the same whatever the order of arrival, and however often one arrives', () => {
    const orders = fc.uniqueArray(fc.tuple(fc.uuid(), fc.nat(1_000_000)), {
      selector: ([id]) => id,
      maxLength: 260,
    });
    fc.assert(
      fc.property(orders, (prices) => {
        const once = sampled(prices);
        expect(sampled([...prices.toReversed(), ...prices])).toEqual(once);
        expect(Object.keys(once?.prices ?? {}).length).toBe(Math.min(prices.length, KEPT_A_MONTH));
      }),
      { numRuns: 20 },
    );
  });
});
