import { DocumentBody } from '../../domain/document/document.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed in the file of its organisation (list1), newest last; the centre's evidence apart from the agency's own. */
export const document: AggregateType<DocumentBody> = {
  kind: 'DOCUMENT',
  body: DocumentBody,
  listKeys: ({ id, body }) => ({
    list1: [documentsOf(body.uscc, body.origin), `${body.registeredAt}#${id}`],
  }),
};

/** The list of an organisation's materials from one side. */
export const documentsOf = (uscc: string, origin: DocumentBody['origin']): string =>
  `DOCUMENT#${origin}#${uscc}`;
