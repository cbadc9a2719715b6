import type { Tables } from '../../shared/store/table.ts';
import { commitPlan, inScope, scheme, startCycle } from '../../test/support/evaluation-run-fixtures.ts';

/** Two writes for an entry and two for its cells, of 100 in a transaction. */
const AGENCIES_A_COMMIT = 24;

/** The category of the n-th agency: they are spread evenly. */
export const categoryOf = (n: number): string => scheme.categories[n % scheme.categories.length] ?? '';

/** A cycle about to be scored, with so many agencies in scope and their year in the cells. */
export async function prepareSeason(tables: Tables, entries: number): Promise<void> {
  await startCycle(tables);
  for (let first = 1; first <= entries; first += AGENCIES_A_COMMIT) {
    const count = Math.min(AGENCIES_A_COMMIT, entries - first + 1);
    const placed = Array.from({ length: count }, (_, i) => inScope(first + i, categoryOf(first + i)));
    await commitPlan(tables, {
      changes: placed.map(({ change }) => change),
      projections: placed.flatMap(({ cells }) => cells),
    });
  }
}
