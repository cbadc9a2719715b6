import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import { type EntryInputs, hasActivity } from './inputs.ts';

/** What the entries of one category are measured against; once per run, from the frozen inputs, and stored. */
export const CategoryContext = onFirstUse(() =>
  z.strictObject({
    /** Ninetieth percentiles by nearest rank over the rated entries. */
    orders90: z.int().min(0),
    users90: z.int().min(0),
    ratingMean: z.strictObject({ n: z.int().min(0), stars: z.int().min(0) }),
    /** How many entries were rated: those with a completed order. */
    entries: z.int().min(0),
  }),
);
export type CategoryContext = z.infer<ReturnType<typeof CategoryContext>>;

/** How often each value came up: adding does not depend on order, and a category keeps its different values only. */
type Tally = Map<number, number>;

/** Takes the entries of a category one after the other, in any order. Entries without activity are not rated. */
export function categoryContext() {
  const orders: Tally = new Map();
  const users: Tally = new Map();
  const ratingMean = { n: 0, stars: 0 };
  let entries = 0;
  return {
    add(inputs: EntryInputs): void {
      if (!hasActivity(inputs)) return;
      entries += 1;
      count(orders, inputs.completedOrders);
      count(users, inputs.distinctUsers);
      ratingMean.n += inputs.ratings.n;
      ratingMean.stars += inputs.ratings.stars;
    },
    result: (): CategoryContext => ({
      orders90: nearestRank90(orders, entries),
      users90: nearestRank90(users, entries),
      ratingMean: { ...ratingMean },
      entries,
    }),
  };
}

function count(tally: Tally, value: number): void {
  tally.set(value, (tally.get(value) ?? 0) + 1);
}

/** The ⌈0.9·n⌉-th smallest value; 0 of none. */
function nearestRank90(tally: Tally, n: number): number {
  let left = Math.ceil((n * 9) / 10);
  for (const [value, times] of [...tally].sort(([a], [b]) => a - b)) {
    left -= times;
    if (left <= 0) return value;
  }
  return 0;
}
