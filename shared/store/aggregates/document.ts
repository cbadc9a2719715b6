import { DocumentBody } from '../../domain/document/document.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed under its owner (list1), newest last. */
export const document: AggregateType<DocumentBody> = {
  kind: 'DOCUMENT',
  body: DocumentBody,
  listKeys: ({ id, body }) => ({ list1: [`DOCUMENT#USCC#${body.uscc}`, `${body.registeredAt}#${id}`] }),
};
