import { CaseEditionBody } from '../../domain/service-case/edition.ts';
import { ServiceCaseBody } from '../../domain/service-case/service-case.ts';
import type { AggregateType } from '../aggregate.ts';

export const casesInStatus = (status: string): string => `SERVICECASE#${status}`;
export const casesOfAgency = (agencyId: string): string => `SERVICECASE#AGENCY#${agencyId}`;
export const casesOfBuyer = (buyerId: string): string => `SERVICECASE#BUYER#${buyerId}`;
/** What stands on a board of the publicity column. */
export const casesOnBoard = (board: string): string => `SERVICECASE#BOARD#${board}`;

/**
 * By status, once published on its board (list1), by agency (list2) and by buyer (list3), in the order of nomination
 * or publication.
 */
export const serviceCase: AggregateType<ServiceCaseBody> = {
  kind: 'SERVICECASE',
  body: ServiceCaseBody,
  listKeys: ({ id, status, body: { agencyId, buyer, nominated, decision, publishedAt } }) => {
    const place = `${nominated.at}#${id}`;
    const board = status === 'PUBLISHED' ? decision?.board : undefined;
    return {
      list1:
        board === undefined ? [casesInStatus(status), place] : [casesOnBoard(board), `${publishedAt}#${id}`],
      list2: [casesOfAgency(agencyId), place],
      list3: [casesOfBuyer(buyer.id), place],
    };
  },
};

/** Its id: `caseEditionId`. */
export const caseEdition: AggregateType<CaseEditionBody> = { kind: 'CASEEDITION', body: CaseEditionBody };
