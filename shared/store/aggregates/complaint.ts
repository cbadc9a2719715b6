import type { ComplaintKind } from '../../../events/complaint-ref.ts';
import { ComplaintBody, concernsAgency } from '../../domain/complaint/complaint.ts';
import type { AggregateType } from '../aggregate.ts';

/**
 * Listed by kind and status in the order of due dates (list1), as not every officer handles every kind; and for the
 * agency what it may read (list2), by submission.
 */
export const complaint: AggregateType<ComplaintBody> = {
  kind: 'COMPLAINT',
  body: ComplaintBody,
  listKeys: ({ id, status, body }) => {
    const { kind, dueAt, uscc, submittedAt } = body;
    return {
      list1: [complaintsOf(kind, status), `${dueAt}#${id}`],
      ...(uscc !== undefined &&
        concernsAgency(body) && {
          list2: [complaintsAbout(uscc), `${submittedAt}#${id}`] as const,
        }),
    };
  },
};

/** The list of one kind in one status. */
export const complaintsOf = (kind: ComplaintKind, status: string): string => `COMPLAINT#${kind}#${status}`;

/** The list of what an agency may read. */
export const complaintsAbout = (uscc: string): string => `COMPLAINT#USCC#${uscc}`;
