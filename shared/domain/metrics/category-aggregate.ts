import type { MetricEntry, Share } from './entry.ts';

/** Percentiles that a dashboard shows, by nearest rank (domain §6.1). */
const PERCENTILES = [10, 25, 50, 75, 90] as const;

/** How one figure is spread over the agencies of a category; shares in ten-thousandths. */
export interface Spread {
  /** Agencies for which the figure exists. */
  readonly n: number;
  readonly total: number;
  readonly p10: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p90: number;
}

/** The figures of a dashboard and how each is read from an entry; undefined = missing. */
const FIGURES = {
  completedOrders: (entry: MetricEntry) => entry.completedOrders,
  distinctUsers: (entry: MetricEntry) => entry.distinctUsers,
  activeMonths: (entry: MetricEntry) => entry.activeMonths,
  products: (entry: MetricEntry) => entry.products,
  staff: (entry: MetricEntry) => entry.staff,
  complaints: (entry: MetricEntry) => entry.complaints,
  heldOrders: (entry: MetricEntry) => entry.heldOrders,
  overdueDays: (entry: MetricEntry) => entry.overdueDays,
  qualificationRate: (entry: MetricEntry) => rate(entry.qualifications),
  completionRate: (entry: MetricEntry) => rate(entry.completion),
  onTimeRate: (entry: MetricEntry) => rate(entry.onTime),
  firstPassRate: (entry: MetricEntry) => rate(entry.firstPass),
  spotCheckPassRate: (entry: MetricEntry) => rate(entry.spotChecks),
  documentRate: (entry: MetricEntry) => rate(entry.documents),
  archiveRate: (entry: MetricEntry) => rate(entry.archived),
  answerRate: (entry: MetricEntry) => rate(entry.answered),
  meanRating: ({ ratings }: MetricEntry) => rate({ n: ratings.stars, of: ratings.n }),
} as const;

export type Figure = keyof typeof FIGURES;
export const FIGURE_NAMES = Object.keys(FIGURES) as Figure[];

export interface CategoryAggregate {
  readonly agencies: number;
  readonly ratings: { readonly n: number; readonly stars: number };
  readonly figures: Readonly<Record<Figure, Spread>>;
}

const SCALE = 10_000;
const rate = ({ n, of }: Share): number | undefined => (of === 0 ? undefined : Math.round((n * SCALE) / of));

/** Takes the entries of a category page by page, and keeps numbers only. */
export function categoryAggregation() {
  const values: Record<Figure, number[]> = Object.fromEntries(
    FIGURE_NAMES.map((name): [Figure, number[]] => [name, []]),
  ) as Record<Figure, number[]>;
  const ratings = { n: 0, stars: 0 };
  let agencies = 0;
  return {
    add(entries: readonly MetricEntry[]): void {
      for (const entry of entries) {
        agencies += 1;
        ratings.n += entry.ratings.n;
        ratings.stars += entry.ratings.stars;
        for (const name of FIGURE_NAMES) {
          const value = FIGURES[name](entry);
          if (value !== undefined) values[name].push(value);
        }
      }
    },
    result: (): CategoryAggregate => ({
      agencies,
      ratings,
      figures: Object.fromEntries(FIGURE_NAMES.map((name) => [name, spreadOf(values[name])])) as Record<
        Figure,
        Spread
      >,
    }),
  };
}

function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
  const ranks = Object.fromEntries(PERCENTILES.map((percent) => [`p${percent}`, at(percent)]));
  const total = sorted.reduce((sum, n) => sum + n, 0);
  return { n: sorted.length, total, ...ranks } as Spread;
}
