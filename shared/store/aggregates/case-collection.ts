import { CaseCollectionBody } from '../../domain/case-collection/case-collection.ts';
import type { AggregateType } from '../aggregate.ts';

/** Versions of a cycle's collection (list1); what is published, of whatever cycle (list2). Its id: `caseCollectionId`. */
export const caseCollection: AggregateType<CaseCollectionBody> = {
  kind: 'CASECOLLECTION',
  body: CaseCollectionBody,
  listKeys: ({ id, status, body: { cycleId, version, publishedAt } }) => ({
    list1: [`CASECOLLECTION#${cycleId}`, String(version).padStart(4, '0')],
    ...(status === 'PUBLISHED' && {
      list2: ['CASECOLLECTION#PUBLISHED', `${publishedAt}#${id}`] as const,
    }),
  }),
};
