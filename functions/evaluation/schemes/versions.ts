import type { SchemeState } from '../../../shared/domain/evaluation/cycle/scheme-drafting.ts';
import { evaluationScheme } from '../../../shared/store/aggregates/evaluation-scheme.ts';
import { list } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The newest version of the scheme, whatever its state; undefined before the first. */
export async function newestScheme(tables: Tables): Promise<SchemeState | undefined> {
  const key = { pk: 'SCHEME', newestFirst: true };
  const { items } = await list(tables, evaluationScheme, 'list1', key, { limit: 1 });
  return items[0];
}

/** The next number. A lost race for it finds its id taken, and is decided again. */
export const nextVersion = (newest: SchemeState | undefined): number =>
  (newest?.body.scheme.version ?? 0) + 1;
