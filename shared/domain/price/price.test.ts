import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePolicy } from '../../policy/policy.ts';
import { bucketOf, locate, medianRanks } from './order-statistics.ts';
import { blocksPrice, priceBefore, reviewPrice } from './review.ts';

const policyWith = (values: Record<string, number>) =>
  resolvePolicy(
    Object.entries(values).map(([key, value], i) => ({
      sequence: i + 1,
      key,
      value,
      effectiveFrom: '2026-01-01',
      reason: '样例',
    })),
    '2026-03-02',
  );
const policy = policyWith({});
const rules = (...args: Parameters<typeof reviewPrice>) => reviewPrice(...args).map(({ ruleId }) => ruleId);

describe('[6-3c] the rules on prices', () => {
  it.each([
    [1500, 1000, []],
    [1501, 1000, ['PR-01']],
    [500, 1000, []],
    [499, 1000, ['PR-01']],
    [9000, undefined, []],
  ] as const)('%s after %s gives %j: a change of more than half', (priceFen, previousFen, expected) => {
    expect(rules({ priceFen, previousFen }, undefined, policy)).toEqual(expected);
  });

  it.each([
    [2000, 10, []],
    [2001, 10, ['PR-02']],
    [2001, 9, []],
  ] as const)('%s among %s others of median 1000 gives %j', (priceFen, count, expected) => {
    expect(rules({ priceFen }, { count, medianFen: 1000 }, policy)).toEqual(expected);
  });

  it('read their numbers from policy, and say in yuan what they saw', () => {
    const strict = policyWith({
      'price.reviewIncrease': 0.1,
      'risk.priceMultiple': 1.5,
      'risk.priceSample': 3,
    });
    const price = { priceFen: 151_000, previousFen: 130_000 };
    const found = reviewPrice(price, { count: 3, medianFen: 100_000 }, strict);
    expect(found.map(({ zh }) => zh)).toEqual([
      '价格由1300.00元变为1510.00元，变动超过10%',
      '价格1510.00元超过同类3项在架产品价格中位数1000.00元的1.5倍',
    ]);
  });

  it('hold against the confirmed price only', () => {
    const flag = (status: string) => ({ status, body: { inputs: { priceFen: 9000 } } });
    expect(blocksPrice(flag('CONFIRMED'), 9000)).toBe(true);
    expect(blocksPrice(flag('CONFIRMED'), 7000)).toBe(false);
    expect(blocksPrice(flag('OPEN'), 9000)).toBe(false);
    expect(blocksPrice(undefined, 9000)).toBe(false);
  });

  it('is compared with what a price in question was compared with', () => {
    const flag = (status: string) => ({ status, body: { inputs: { priceFen: 9000, previousFen: 1000 } } });
    for (const status of ['OPEN', 'CONFIRMED']) {
      expect(priceBefore(9000, flag(status))).toBe(1000);
      expect(priceBefore(1400, flag(status))).toBe(1400);
    }
    expect(priceBefore(9000, flag('DISMISSED'))).toBe(9000);
    expect(priceBefore(9000, undefined)).toBe(9000);
    expect(priceBefore(undefined, flag('OPEN'))).toBeUndefined();
  });
});

describe('order statistics by buckets', () => {
  it('find the price of every rank', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 100_000_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(prices, (list) => {
        const sorted = list.toSorted((a, b) => a - b);
        const byBucket = Map.groupBy(sorted, bucketOf);
        const buckets = Object.fromEntries([...byBucket].map(([bucket, held]) => [bucket, held.length]));
        for (const [rank, price] of sorted.entries()) {
          const place = locate(buckets, rank);
          expect(place && byBucket.get(place.bucket)?.[place.within]).toBe(price);
        }
        expect(locate(buckets, list.length)).toBeUndefined();
      }),
    );
    expect(medianRanks(5)).toEqual([2, 2]);
    expect(medianRanks(6)).toEqual([2, 3]);
  });
});
