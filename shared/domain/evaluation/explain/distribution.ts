import type { Spread } from '../../metrics/category-aggregate.ts';
import { hundredths, type Scored, tenThousandths } from '../scoring/scored.ts';

/** How points are spread over the rated entries of a category: totals in hundredths, dimensions in ten-thousandths. */
export interface Distribution {
  readonly n: number;
  readonly total: Quantiles;
  readonly dimensions: Readonly<Record<string, Quantiles>>;
}
export type Quantiles = Pick<Spread, 'p10' | 'p25' | 'p50' | 'p75' | 'p90'>;

/** Among fewer, percentiles would tell the points of single competitors. */
export const LEAST_ENTRIES = 5;

/** Takes the points of a category's entries in any order; no distribution among fewer than five. */
export function distribution() {
  const totals: number[] = [];
  const dimensions = new Map<string, number[]>();
  return {
    add(scored: Scored): void {
      totals.push(hundredths(scored.total));
      for (const { id, score } of scored.dimensions) {
        const list = dimensions.get(id) ?? [];
        if (list.length === 0) dimensions.set(id, list);
        list.push(tenThousandths(score));
      }
    },
    result: (): Distribution | undefined =>
      totals.length < LEAST_ENTRIES
        ? undefined
        : {
            n: totals.length,
            total: quantiles(totals),
            dimensions: Object.fromEntries([...dimensions].map(([id, list]) => [id, quantiles(list)])),
          },
  };
}

/** By nearest rank. */
function quantiles(values: readonly number[]): Quantiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)] ?? 0;
  return { p10: at(10), p25: at(25), p50: at(50), p75: at(75), p90: at(90) };
}
