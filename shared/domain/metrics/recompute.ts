import { isDeepStrictEqual } from 'node:util';
import type { Contribution, Mark } from './contribution.ts';

/** One cell: its numbers, how many different buyers, and its marks. */
export interface Cell {
  readonly counts: Readonly<Record<string, number>>;
  readonly marks: Readonly<Record<string, Mark>>;
}

/** The distinct buyers of a cell stand among its numbers. */
export const DISTINCT_USERS = 'distinctUsers';

/** One agency's metrics from nothing but the contributions of its objects: what the stored cells must equal. */
export function recompute(contributions: readonly Contribution[]): ReadonlyMap<string, Cell> {
  const cells = new Map<string, { counts: Record<string, number>; marks: Record<string, Mark> }>();
  const buyers = new Map<string, Set<string>>();
  const cellOf = (name: string) => {
    const cell = cells.get(name) ?? { counts: {}, marks: {} };
    cells.set(name, cell);
    return cell;
  };
  for (const { counts, users, marks } of contributions) {
    for (const [name, counters] of Object.entries(counts))
      for (const [counter, n] of Object.entries(counters)) {
        const cell = cellOf(name);
        cell.counts[counter] = (cell.counts[counter] ?? 0) + (n ?? 0);
      }
    for (const [name, buyer] of Object.entries(users))
      buyers.set(name, (buyers.get(name) ?? new Set()).add(buyer));
    for (const [name, named] of Object.entries(marks)) Object.assign(cellOf(name).marks, named);
  }
  for (const [name, set] of buyers) cellOf(name).counts[DISTINCT_USERS] = set.size;
  return cells;
}

/** What must be written to a cell so that it holds the new contribution instead of the old one. */
export interface CellChange {
  readonly deltas: Readonly<Record<string, number>>;
  /** `null` for a mark that is gone. */
  readonly marks: Readonly<Record<string, Mark | null>>;
}

export interface Difference {
  readonly cells: ReadonlyMap<string, CellChange>;
  /** Orders of a buyer that came to a cell (1) or left it (−1). */
  readonly users: readonly { readonly cell: string; readonly buyerId: string; readonly orders: 1 | -1 }[];
}

type Added = Pick<Contribution, 'counts' | 'users' | 'marks'>;
const NOTHING: Added = { counts: {}, users: {}, marks: {} };

/** From what an object added so far to what it adds now. Empty when that is the same. */
export function differenceOf(before: Added | undefined, after: Added): Difference {
  const old: Added = before ?? NOTHING;
  const cells = new Map<string, CellChange>();
  const names = [old.counts, old.marks, after.counts, after.marks].flatMap((each) => Object.keys(each));
  for (const name of new Set(names)) {
    const deltas = deltasOf(old.counts[name] ?? {}, after.counts[name] ?? {});
    const marks = changedMarks(old.marks[name] ?? {}, after.marks[name] ?? {});
    if (Object.keys(deltas).length + Object.keys(marks).length > 0) cells.set(name, { deltas, marks });
  }
  const moved = [...new Set([...Object.keys(old.users), ...Object.keys(after.users)])].flatMap((cell) => {
    const [was, is] = [old.users[cell], after.users[cell]];
    if (was === is) return [];
    return [
      ...(was === undefined ? [] : [{ cell, buyerId: was, orders: -1 as const }]),
      ...(is === undefined ? [] : [{ cell, buyerId: is, orders: 1 as const }]),
    ];
  });
  return { cells, users: moved };
}

type Numbers = Readonly<Record<string, number | undefined>>;

function deltasOf(old: Numbers, now: Numbers): Record<string, number> {
  const counters = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return Object.fromEntries(
    counters
      .map((counter) => [counter, (now[counter] ?? 0) - (old[counter] ?? 0)] as const)
      .filter(([, delta]) => delta !== 0),
  );
}

function changedMarks(
  old: Readonly<Record<string, Mark>>,
  now: Readonly<Record<string, Mark>>,
): Record<string, Mark | null> {
  const gone = Object.keys(old).filter((name) => !(name in now));
  const changed = Object.entries(now).filter(([name, mark]) => !isDeepStrictEqual(old[name], mark));
  return { ...Object.fromEntries(gone.map((name) => [name, null])), ...Object.fromEntries(changed) };
}
