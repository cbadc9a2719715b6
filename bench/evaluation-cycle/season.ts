import type { Tables } from '../../shared/store/table.ts';
import {
  commitPlan,
  doneBy,
  inScope,
  scheme,
  startCycle,
} from '../../test/support/evaluation-run-fixtures.ts';

/** Two writes for an entry and two for its cells, of 100 in a transaction. */
const AGENCIES_A_COMMIT = 24;
/** So many agencies of a category, one after the other, have different figures; then they come again. */
export const KINDS = 24;
/** Numbers of agencies have as many digits at every size, so that items are of one size. */
const FIRST = 1_000_000;

/** As many entries at least, and in every category the same number of whole pages. */
export function wholePages(entries: number): number {
  const round = scheme.categories.length * KINDS;
  return Math.ceil(entries / round) * round;
}

/** A cycle about to be scored, with so many agencies in scope, spread evenly, and their year in the cells. */
export async function prepareSeason(tables: Tables, entries: number): Promise<void> {
  await startCycle(tables);
  const { categories } = scheme;
  for (let from = 0; from < entries; from += AGENCIES_A_COMMIT) {
    const placed = Array.from({ length: Math.min(AGENCIES_A_COMMIT, entries - from) }, (_, i) => {
      const at = from + i;
      const kind = Math.floor(at / categories.length) % KINDS;
      return inScope(FIRST + at, categories[at % categories.length] ?? '', doneBy(kind));
    });
    await commitPlan(tables, {
      changes: placed.map(({ change }) => change),
      projections: placed.flatMap(({ cells }) => cells),
    });
  }
}
