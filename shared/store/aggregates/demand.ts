import { DemandBody, DemandResponseBody } from '../../domain/demand/demand.ts';
import type { AggregateType } from '../aggregate.ts';

export const openDemandsIn = (category: string): string => `DEMAND#OPEN#${category}`;
export const demandsOfBuyer = (buyerId: string): string => `DEMAND#BUYER#${buyerId}`;
export const demandsInStatus = (status: string): string => `DEMAND#${status}`;

/** Listed by category while open (list1), by buyer (list2) and by status (list3), by publication. */
export const demand: AggregateType<DemandBody> = {
  kind: 'DEMAND',
  body: DemandBody,
  listKeys: ({ id, status, body: { category, buyer, publishedAt } }) => ({
    ...(status === 'OPEN' && { list1: [openDemandsIn(category), `${publishedAt}#${id}`] as const }),
    list2: [demandsOfBuyer(buyer.id), `${publishedAt}#${id}`],
    list3: [demandsInStatus(status), `${publishedAt}#${id}`],
  }),
};

export const responsesTo = (demandId: string): string => `DEMANDRESPONSE#DEMAND#${demandId}`;
export const responsesOf = (agencyId: string, status: string): string =>
  `DEMANDRESPONSE#AGENCY#${agencyId}#${status}`;

/** Listed by agency and status (list1) and by demand (list2), by receipt. */
export const demandResponse: AggregateType<DemandResponseBody> = {
  kind: 'DEMANDRESPONSE',
  body: DemandResponseBody,
  listKeys: ({ id, status, body: { demandId, agencyId, receivedAt } }) => ({
    list1: [responsesOf(agencyId, status), `${receivedAt}#${id}`],
    list2: [responsesTo(demandId), `${receivedAt}#${id}`],
  }),
};
