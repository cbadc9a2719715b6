import { ImportBody } from '../../domain/import/import.ts';
import type { AggregateType } from '../aggregate.ts';

/** Imports, all together: there are few (list1). */
export const bulkImport: AggregateType<ImportBody> = {
  kind: 'IMPORT',
  body: ImportBody,
  listKeys: ({ id, body }) => ({ list1: ['IMPORT', `${body.requestedAt}#${id}`] }),
};
