import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Years without update and without order are nearly full (12-3). */
export const DormancyReminded = defineEvent({
  type: 'DormancyReminded',
  version: 1,
  told: '提示长期未开展服务',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      dueOn: z.iso.date(),
      daysLeft: z.int().nonnegative(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    dueOn: '2029-02-28',
    daysLeft: 90,
  },
});
