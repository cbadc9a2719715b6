import { SchemeBody } from '../../domain/evaluation/cycle/scheme-draft.ts';
import type { AggregateType } from '../aggregate.ts';

/** Its id: `scheme-<version>`. Listed by version (list1). */
export const evaluationScheme: AggregateType<SchemeBody> = {
  kind: 'SCHEME',
  body: SchemeBody,
  listKeys: ({ body }) => ({ list1: ['SCHEME', String(body.scheme.version).padStart(6, '0')] }),
};
