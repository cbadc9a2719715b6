import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goldenContext, goldenInputs, scheme } from '../../../../test/support/evaluation-fixtures.ts';
import { categoryContext } from './context.ts';
import { newFigures, placeOf, readFigures } from './figures.ts';
import { EntryInputs } from './inputs.ts';
import { lnOf } from './logarithm.ts';
import { METRICS } from './metric.ts';
import { scoreEntry } from './score.ts';

describe('[9-2c] the context of a category', () => {
  it('has percentiles by nearest rank over the entries with orders, in whatever order they come', () => {
    const entry = (completedOrders: number): EntryInputs => ({
      ...goldenInputs,
      completedOrders,
      distinctUsers: completedOrders,
      ratings: { n: 1, stars: 4 },
    });
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), (list) => {
        const context = categoryContext();
        for (const n of list) context.add(entry(n));
        // Eleven with orders: the tenth smallest.
        expect(context.result()).toEqual({
          orders90: 10,
          users90: 10,
          ratingMean: { n: 11, stars: 44 },
          entries: 11,
        });
      }),
    );
    expect(categoryContext().result()).toMatchObject({ orders90: 0, entries: 0 });
  });

  it('holds at least the least percentile of the scheme', () => {
    const context = { ...goldenContext, orders90: 2 };
    const { indicators } = scoreEntry(scheme, { ...goldenInputs, completedOrders: 4 }, context, {
      satisfaction: 'FINAL',
    });
    expect(indicators.find(({ id }) => id === 'FRQ_COMPLETED_ORDERS')).toMatchObject({
      ratio: '0.8982444017',
    });
  });
});

it('reads every metric at its own place', () => {
  const figures = newFigures();
  const shares = {
    qualifications: 1,
    completion: 2,
    onTime: 3,
    firstPass: 4,
    spotChecks: 5,
    archived: 6,
    answered: 7,
    rectifications: 8,
  };
  const counts = {
    staff: 9,
    products: 10,
    completedOrders: 11,
    distinctUsers: 12,
    activeMonths: 5,
    overdueDays: 13,
    eventsAttended: 14,
    minorViolations: 15,
    complaints: 16,
  };
  const inputs: EntryInputs = {
    ...goldenInputs,
    ...counts,
    ...(Object.fromEntries(Object.entries(shares).map(([name, n]) => [name, { n, of: 50 + n }])) as Record<
      keyof typeof shares,
      { n: number; of: number }
    >),
    documents: { n: 2, of: 4 },
    credit: 'OPEN',
    satisfaction: [1.25],
    ratings: { n: 17, stars: 60 },
  };
  readFigures(inputs, figures);
  const expected: Readonly<Record<string, number>> = {
    ...shares,
    ...counts,
    documents: 2,
    credit: 2,
    satisfaction: 125,
    ratings: 60,
  };
  const read = Object.entries(METRICS).map(([id, { inputs }]) => [
    id,
    figures.n[placeOf(id)],
    figures.of[placeOf(id)]! > 0,
    inputs[0],
  ]);
  expect(read).toEqual(
    Object.entries(METRICS).map(([id, { inputs }]) => [id, expected[inputs[0]!], true, inputs[0]]),
  );
});

it.each([
  [1, 0],
  [2, 6_931_471_806],
  [10, 23_025_850_930],
  [19, 29_444_389_792],
  [41, 37_135_720_667],
  [1_000_001, 138_155_115_580],
])('ln %i to ten places', (n, expected) => {
  expect(lnOf(n)).toBe(expected);
});

it('takes inputs that contradict themselves for none', () => {
  const read = (change: object) => EntryInputs().safeParse({ ...goldenInputs, ...change }).success;
  expect(read({})).toBe(true);
  expect(read({ onTime: { n: 2, of: 1 } })).toBe(false);
  expect(read({ ratings: { n: 2, stars: 11 } })).toBe(false);
  expect(read({ satisfaction: [100.5] })).toBe(false);
  expect(read({ satisfaction: [99.999] })).toBe(false);
  expect(read({ products: 1.5 })).toBe(false);
  expect(read({ points: 100 })).toBe(false);
});
