import { EntryBody } from '../../domain/evaluation/entry/entry.ts';
import type { EntryStatus } from '../../domain/evaluation/entry/machine.ts';
import type { AggregateType } from '../aggregate.ts';

/** The entries of a category of a cycle, by agency. */
export const entriesOfCategory = (cycleId: string, category: string): string =>
  `ENTRY#CYCLE#${cycleId}#${category}`;

/** The entries of an agency, of all cycles. */
export const entriesOfAgency = (agencyId: string): string => `ENTRY#AGENCY#${agencyId}`;
/** The entries of a cycle in a status, in the order of categories. */
export const entriesOfStatus = (cycleId: string, status: EntryStatus): string =>
  `ENTRY#STATUS#${cycleId}#${status}`;

/**
 * An evaluation entry. Listed by category of its cycle (list1), by agency (list2), and by status in its cycle (list3),
 * there in the order of categories.
 */
export const entry: AggregateType<EntryBody> = {
  kind: 'ENTRY',
  body: EntryBody,
  listKeys: ({ id, status, body: { cycleId, category, agencyId } }) => ({
    list1: [entriesOfCategory(cycleId, category), agencyId],
    list2: [entriesOfAgency(agencyId), id],
    list3: [entriesOfStatus(cycleId, status as EntryStatus), `${category}#${agencyId}`],
  }),
};
