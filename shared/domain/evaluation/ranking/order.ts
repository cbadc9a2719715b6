import type { RankKey } from './rank-key.ts';

const BEST_TOTAL = 10_000;
const MOST_POINTS = 1_000_000;
/** Points above it and a place in a list below it are together exact in a double. */
const PLACES = 2 ** 32;

/** Total, then the tie-breaks of domain §6.2: equal in all of them means an equal rank. */
export function compareRank(a: RankKey, b: RankKey): number {
  return (
    b.total - a.total ||
    b.feedback - a.feedback ||
    b.quality - a.quality ||
    b.users - a.users ||
    a.complaints - b.complaints ||
    compareText(a.onboardedOn, b.onboardedOn)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

const compareKeys = (a: RankKey, b: RankKey): number =>
  compareRank(a, b) || compareText(a.entryId, b.entryId);

/**
 * In the order of ranks, equals by their entries. Sorted as numbers, by total and feedback; few are equal in these and
 * compared one by one.
 * @throws RangeError for a total or feedback that no key has
 */
export function inOrder(keys: Iterable<RankKey>): RankKey[] {
  const list = [...keys];
  const sorted: RankKey[] = [];
  const marks = byTotalAndFeedback(list);
  for (let at = 0; at < marks.length; at += 1) {
    const mark = marks[at] ?? 0;
    const key = list[mark - Math.floor(mark / PLACES) * PLACES];
    if (key !== undefined) sorted.push(key);
  }
  for (let from = 0; from < sorted.length;) {
    const end = endOfEqual(sorted, from);
    if (end - from > 1) {
      const equal = sorted.slice(from, end).sort(compareKeys);
      for (const [at, key] of equal.entries()) sorted[from + at] = key;
    }
    from = end;
  }
  return sorted;
}

/** For every key, best first, what its feedback lacks of the most, and its place in the list. */
function byTotalAndFeedback(list: readonly RankKey[]): Float64Array {
  const ends = new Uint32Array(BEST_TOTAL + 2);
  for (const { entryId, total, feedback } of list) {
    if (!(total >= 0 && total <= BEST_TOTAL && feedback >= 0 && feedback <= MOST_POINTS))
      throw new RangeError(`${entryId} has a total of ${total}, feedback of ${feedback}`);
    ends[BEST_TOTAL - total + 1] = (ends[BEST_TOTAL - total + 1] ?? 0) + 1;
  }
  for (let at = 1; at < ends.length; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const marks = new Float64Array(list.length);
  for (let place = 0; place < list.length; place += 1) {
    const key = list[place];
    if (key === undefined) continue;
    const bucket = BEST_TOTAL - key.total;
    const free = ends[bucket] ?? 0;
    marks[free] = (MOST_POINTS - key.feedback) * PLACES + place;
    ends[bucket] = free + 1;
  }
  // Each bucket now ends where the next one began.
  for (let bucket = 0, from = 0; bucket <= BEST_TOTAL; bucket += 1) {
    const end = ends[bucket] ?? 0;
    if (end - from > 1) marks.subarray(from, end).sort();
    from = end;
  }
  return marks;
}

/** Where those end that have the total and the feedback of the one at `from`. */
function endOfEqual(sorted: readonly RankKey[], from: number): number {
  const first = sorted[from];
  for (let end = from + 1; ; end += 1) {
    const next = sorted[end];
    if (first === undefined || next === undefined) return end;
    if (next.total !== first.total || next.feedback !== first.feedback) return end;
  }
}
