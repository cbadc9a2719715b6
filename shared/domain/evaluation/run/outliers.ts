import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { Share } from '../../metrics/entry.ts';
import type { EntryCheck } from '../entry/entry.ts';
import { type EntryInputs, hasActivity } from '../scoring/inputs.ts';

/** A figure as an integer, so that everybody finds the same quartiles; undefined where it is missing. */
type Figure = (inputs: EntryInputs) => number | undefined;

/** Of ten thousand. */
const rate = ({ n, of }: Share) => (of === 0 ? undefined : Math.floor((n * 10_000) / of));

/** The figures of an active entry that are held against those of its category, with their Chinese names. */
const FIGURES: Readonly<Record<string, { readonly zh: string; readonly of: Figure }>> = {
  completedOrders: { zh: '完成订单数', of: ({ completedOrders }) => completedOrders },
  distinctUsers: { zh: '服务企业（团队）数', of: ({ distinctUsers }) => distinctUsers },
  ordersPerUser: {
    zh: '每个用户的订单数',
    of: ({ completedOrders, distinctUsers }) => rate({ n: completedOrders, of: distinctUsers }),
  },
  completion: { zh: '订单完成率', of: ({ completion }) => rate(completion) },
  onTime: { zh: '按期交付率', of: ({ onTime }) => rate(onTime) },
  firstPass: { zh: '一次验收通过率', of: ({ firstPass }) => rate(firstPass) },
  archived: { zh: '档案完整率', of: ({ archived }) => rate(archived) },
  ratingMean: { zh: '用户评分', of: ({ ratings }) => rate({ n: ratings.stars, of: ratings.n }) },
  complaints: { zh: '有效投诉数', of: ({ complaints }) => complaints },
};

/** First and third quartile of each figure, and how many entries have it. */
export const Quartiles = onFirstUse(() =>
  z.record(z.string(), z.strictObject({ q1: z.int(), q3: z.int(), n: z.int() })),
);
export type Quartiles = z.infer<ReturnType<typeof Quartiles>>;

/** Takes the active entries of a category in any order; keeps their different values only. */
export function quartiles() {
  const tallies = new Map(Object.keys(FIGURES).map((name) => [name, new Map<number, number>()]));
  return {
    add(inputs: EntryInputs): void {
      if (!hasActivity(inputs)) return;
      for (const [name, tally] of tallies) {
        const value = FIGURES[name]?.of(inputs);
        if (value !== undefined) tally.set(value, (tally.get(value) ?? 0) + 1);
      }
    },
    result: (): Quartiles =>
      Object.fromEntries(
        [...tallies].map(([name, tally]) => {
          const n = [...tally.values()].reduce((sum, times) => sum + times, 0);
          return [name, { q1: nearestRank(tally, n, 1), q3: nearestRank(tally, n, 3), n }];
        }),
      ),
  };
}

/** The ⌈n·quarters/4⌉-th smallest value; 0 of none. */
function nearestRank(tally: ReadonlyMap<number, number>, n: number, quarters: number): number {
  let left = Math.ceil((n * quarters) / 4);
  for (const [value, times] of [...tally].toSorted(([a], [b]) => a - b)) {
    left -= times;
    if (left <= 0) return value;
  }
  return 0;
}

/** Policy `evaluation.outlierFence` and `evaluation.outlierMinEntries`. */
export interface OutlierRule {
  /** How many interquartile ranges beyond a quartile a figure may lie. */
  readonly fence: number;
  /** Fewer entries than these say nothing about what is usual. */
  readonly minEntries: number;
}

/** The figures that lie far from those of the category: a person looks at each before the entry is reviewed (9-2b). */
export function outliersOf(
  inputs: EntryInputs,
  of: Quartiles,
  { fence, minEntries }: OutlierRule,
): EntryCheck[] {
  if (!hasActivity(inputs)) return [];
  return Object.entries(FIGURES).flatMap(([name, { zh, of: figure }]): EntryCheck[] => {
    const value = figure(inputs);
    const quartile = of[name];
    if (value === undefined || quartile === undefined || quartile.n < minEntries) return [];
    const { q1, q3 } = quartile;
    const range = q3 - q1;
    if (range === 0 || (value <= q3 + fence * range && value >= q1 - fence * range)) return [];
    return [{ rule: name, outcome: 'OUTLIER', note: `${zh}明显偏离本类别` }];
  });
}
