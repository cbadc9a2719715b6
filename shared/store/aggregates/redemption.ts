import { BatchBody, RedemptionBody } from '../../domain/redemption/redemption.ts';
import type { AggregateType } from '../aggregate.ts';

export const redemptionsInStatus = (status: string): string => `REDEMPTION#STATUS#${status}`;
export const redemptionsOf = (uscc: string): string => `REDEMPTION#USCC#${uscc}`;
export const redemptionsInBatch = (batchId: string): string => `REDEMPTION#BATCH#${batchId}`;

/** One per order, under the order's id. Listed by status (list1), by agency (list2) and by batch (list3), by claim. */
export const redemption: AggregateType<RedemptionBody> = {
  kind: 'REDEMPTION',
  body: RedemptionBody,
  listKeys: ({ id, status, body }) => {
    const sort = `${body.claimedAt}#${id}`;
    return {
      list1: [redemptionsInStatus(status), sort],
      list2: [redemptionsOf(body.uscc), sort],
      ...(body.batchId !== undefined && { list3: [redemptionsInBatch(body.batchId), sort] as const }),
    };
  },
};

/** All batches in one list, by quarter. */
export const BATCHES = 'REDEMPTION_BATCH';

/** The one of a quarter is named by it, so that it is opened once; one on demand has an id of its own. */
export const batch: AggregateType<BatchBody> = {
  kind: 'BATCH',
  body: BatchBody,
  listKeys: ({ id, body }) => ({ list1: [BATCHES, `${body.quarter}#${body.openedAt}#${id}`] }),
};
