import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Years went by without update and without order; days to cure run (12-3). */
export const DormancyReached = defineEvent({
  type: 'DormancyReached',
  version: 1,
  told: '连续未开展服务达到期限',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      dueOn: z.iso.date(),
      cureLastDay: z.iso.date(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    dueOn: '2029-02-28',
    cureLastDay: '2029-03-30',
  },
});
