import { StandingDocumentBody } from '../../domain/standing-document/standing-document.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed under its agency (list1) by kind and category. Its id: `standingDocumentId`. */
export const standingDocument: AggregateType<StandingDocumentBody> = {
  kind: 'STANDINGDOC',
  body: StandingDocumentBody,
  listKeys: ({ id, body }) => ({ list1: [`STANDINGDOC#AGENCY#${body.agencyId}`, id] }),
};
