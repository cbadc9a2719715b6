import { LiabilityNoticeBody, RemovalBody } from '../../domain/removal/removal.ts';
import type { AggregateType } from '../aggregate.ts';

export const removalsIn = (status: string): string => `REMOVAL#${status}`;
export const removalsOf = (agencyId: string): string => `REMOVAL#AGENCY#${agencyId}`;

/** Listed by status (list1) and under its agency (list2), by proposal. */
export const removal: AggregateType<RemovalBody> = {
  kind: 'REMOVAL',
  body: RemovalBody,
  listKeys: ({ id, status, body }) => ({
    list1: [removalsIn(status), `${body.proposedAt}#${id}`],
    list2: [removalsOf(body.agencyId), `${body.proposedAt}#${id}`],
  }),
};

/** Name of the guard that lets one removal of an agency run. */
export const removalOf = (agencyId: string): string => `REMOVAL_RUNS#${agencyId}`;

export const liabilityNoticesOf = (removalId: string): string => `LIABILITYNOTICE#REMOVAL#${removalId}`;

/** Listed under its removal (list1), by order. */
export const liabilityNotice: AggregateType<LiabilityNoticeBody> = {
  kind: 'LIABILITYNOTICE',
  body: LiabilityNoticeBody,
  listKeys: ({ id, body }) => ({ list1: [liabilityNoticesOf(body.removalId), id] }),
};
