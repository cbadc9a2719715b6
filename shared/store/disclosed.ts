import { type Projection, readProjection } from './projections.ts';
import type { Tables } from './table.ts';

const keyOf = (documentId: string, uscc: string) => ({ pk: `PROJ#DISCLOSED#${documentId}`, sk: uscc });

/**
 * Says that a unit is heard on materials (`HEARING#…`), for the commit of the prior notice that names them: from then on it may
 * read them, whoever put them into its file (domain §5.5). Saying it twice changes nothing.
 */
export const disclosed = (documentIds: readonly string[], uscc: string, by: string): Projection[] =>
  [...new Set(documentIds)].map((id) => ({ add: keyOf(id, uscc), deltas: {}, set: { by } }));

/** Whether a unit was heard on a material. */
export const isDisclosed = async (tables: Tables, documentId: string, uscc: string): Promise<boolean> =>
  (await readProjection(tables, keyOf(documentId, uscc))) !== undefined;
