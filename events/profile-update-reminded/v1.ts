import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The yearly update falls due soon (6-3b). */
export const ProfileUpdateReminded = defineEvent({
  type: 'ProfileUpdateReminded',
  version: 1,
  told: '提示更新信息',
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
    dueOn: '2027-03-17',
    daysLeft: 60,
  },
});
