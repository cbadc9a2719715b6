import { expect, it } from 'vitest';
import { categoryAggregation } from './category-aggregate.ts';
import { entryOf, type MetricEntry } from './entry.ts';

const cell = { counts: {}, marks: {} };
const nothing = entryOf(
  {
    agencyId: 'A',
    category: 'C',
    year: 2026,
    asOf: '2026-12-31',
    requiredQualifications: [],
    shelfDays: 90,
  },
  { own: cell, whole: cell, stock: cell, wholeStock: cell },
);
const entry = (more: Partial<MetricEntry>): MetricEntry => ({ ...nothing, ...more });

it('[3-3a] gives totals and nearest-rank percentiles, over those for which a figure exists', () => {
  const aggregation = categoryAggregation();
  aggregation.add([10, 1, 7, 3, 5].map((completedOrders) => entry({ completedOrders })));
  aggregation.add([
    entry({ completedOrders: 2, onTime: { n: 2, of: 3 }, ratings: { n: 2, stars: 9 } }),
    entry({ completedOrders: 4, onTime: { n: 3, of: 3 }, ratings: { n: 1, stars: 3 } }),
    ...[6, 8, 9].map((completedOrders) => entry({ completedOrders })),
  ]);
  const { agencies, ratings, figures } = aggregation.result();
  expect({ agencies, ratings }).toEqual({ agencies: 10, ratings: { n: 3, stars: 12 } });
  expect(figures.completedOrders).toEqual({ n: 10, total: 55, p10: 1, p25: 3, p50: 5, p75: 8, p90: 9 });
  expect(figures.onTimeRate).toMatchObject({ n: 2, p10: 6667, p90: 10_000 });
  expect(figures.meanRating).toMatchObject({ n: 2, p10: 30_000, p90: 45_000 });
  expect(figures.firstPassRate).toEqual({ n: 0, total: 0, p10: 0, p25: 0, p50: 0, p75: 0, p90: 0 });
});
