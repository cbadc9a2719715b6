import { RectificationBody } from '../../domain/rectification/rectification.ts';
import type { AggregateType } from '../aggregate.ts';

/** Listed by status (list1) and under its agency (list2), oldest first. */
export const rectification: AggregateType<RectificationBody> = {
  kind: 'RECTIFICATION',
  body: RectificationBody,
  listKeys: ({ id, status, body }) => ({
    list1: [`RECTIFICATION#${status}`, `${body.proposedAt}#${id}`],
    list2: [`RECTIFICATION#AGENCY#${body.agencyId}`, `${body.proposedAt}#${id}`],
  }),
};
