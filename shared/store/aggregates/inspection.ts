import { InspectionBody } from '../../domain/inspection/inspection.ts';
import type { AggregateType } from '../aggregate.ts';

export const inspectionsIn = (status: string): string => `INSPECTION#${status}`;
export const inspectionsOf = (uscc: string): string => `INSPECTION#USCC#${uscc}`;

/** Listed by status (list1) and under its agency's credit code (list2), in the order of opening. */
export const inspection: AggregateType<InspectionBody> = {
  kind: 'INSPECTION',
  body: InspectionBody,
  listKeys: ({ id, status, body: { openedAt, uscc } }) => ({
    list1: [inspectionsIn(status), `${openedAt}#${id}`],
    list2: [inspectionsOf(uscc), `${openedAt}#${id}`],
  }),
};
