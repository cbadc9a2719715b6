import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The record for a buyer that the removed agency answers for the order that ended (12-3i). */
export const LiabilityNoticeIssued = defineEvent({
  type: 'LiabilityNoticeIssued',
  version: 1,
  data: () =>
    z.strictObject({
      noticeId: z.string(),
      removalId: z.string(),
      orderId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      buyerId: z.string(),
      /** The order had a confirmed quota, which is free again. */
      quotaFreed: z.boolean(),
    }),
  example: {
    noticeId: '01JQREMV00000000000000000X-01JQORDER',
    removalId: '01JQREMV00000000000000000X',
    orderId: '01JQORDER',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    buyerId: '91310115MA1FX00372',
    quotaFreed: true,
  },
});
