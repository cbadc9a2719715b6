import type { Projection } from './projections.ts';
import { queryProjections } from './projections.ts';
import type { Tables } from './table.ts';

const partition = (ref: string): string => `PROJ#BUILTON#${ref}`;

/**
 * Says that something rests on a confirmed violation (`by` on `ref`, e.g. `REMOVAL#…` on `VIOLATION#…`), for the commit of what
 * rests on it. Saying it twice changes nothing.
 */
export const builtOn = (ref: string, by: string): Projection => ({
  add: { pk: partition(ref), sk: by },
  deltas: {},
  set: { by },
});

const PAGE = 100;

/** Everything that rests on it, in order of its name. */
export async function listBuiltOn(tables: Tables, ref: string): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await queryProjections(tables, { pk: partition(ref) }, { limit: PAGE, cursor });
    found.push(...page.items.map(({ sk }) => sk));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}
