import type { AgencyBody } from '../domain/agency/agency.ts';
import type { Loaded } from './aggregate.ts';
import { agency } from './aggregates/agency.ts';
import { type Projection, queryProjections, readProjection } from './projections.ts';
import { load, type Page, type PageRequest } from './read.ts';
import type { Tables } from './table.ts';

/** The active agencies of one category by the date they came: an entry for each, so that every page is whole. */
const partitionOf = (category: string): string => `PROJ#AGENCIES#${category}`;
const entryOf = ({ id, body }: Pick<Loaded<AgencyBody>, 'id' | 'body'>, category: string) => ({
  pk: partitionOf(category),
  sk: `${body.onboardedOn}#${id}`,
});

/** What makes the directory say what the agency is: an entry in each of its categories while it is active. */
export async function directoryChanges(
  tables: Tables,
  loaded: Loaded<AgencyBody>,
  known: readonly string[],
): Promise<Projection[]> {
  const wanted = loaded.status === 'ACTIVE' ? loaded.body.categories.map(({ code }) => code) : [];
  const codes = [...new Set([...known, ...wanted])];
  const changes = await Promise.all(
    codes.map(async (code): Promise<Projection[]> => {
      const key = entryOf(loaded, code);
      const there = await readProjection(tables, key);
      if (wanted.includes(code))
        return there === undefined ? [{ put: key, item: { agencyId: loaded.id }, rev: undefined }] : [];
      return there === undefined ? [] : [{ remove: key, rev: there.rev }];
    }),
  );
  return changes.flat();
}

/** One page of the active agencies of a category, oldest first. */
export async function listAgenciesOf(
  tables: Tables,
  category: string,
  page: PageRequest,
): Promise<Page<Loaded<AgencyBody>>> {
  const { items, ...rest } = await queryProjections(tables, { pk: partitionOf(category) }, page);
  const loaded = await Promise.all(items.map(({ item }) => load(tables, agency, String(item.agencyId))));
  return {
    // The entry of an agency that has just left goes moments after it.
    items: loaded.flatMap((each) => (each?.status === 'ACTIVE' ? [each] : [])),
    ...rest,
  };
}

/** How many active agencies a category has, counted as far as `most`. */
export async function countAgenciesOf(tables: Tables, category: string, most: number): Promise<number> {
  const { items } = await queryProjections(tables, { pk: partitionOf(category) }, { limit: most });
  return items.length;
}
