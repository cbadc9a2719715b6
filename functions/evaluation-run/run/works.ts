import { progressOf } from '../../../shared/store/pages.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** Names the pages of a step over one category. */
export const freezeWork = (runId: string, round: number, category: string): string =>
  `${runId}#FREEZE#${round}#${category}`;
export const scoreWork = (runId: string, category: string): string => `${runId}#SCORE#${category}`;

/** How many entries the works handled together; undefined while any of them has pages to come. */
export async function handledByAll(tables: Tables, works: readonly string[]): Promise<number | undefined> {
  let all = 0;
  for (const work of works) {
    const { pages, handled, total } = await progressOf(tables, work);
    if (total === undefined || pages < total) return undefined;
    all += handled;
  }
  return all;
}
