import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The days of grace ended without an update, too; the next period runs (6-3b). */
export const ProfileUpdateMissed = defineEvent({
  type: 'ProfileUpdateMissed',
  version: 1,
  told: '信息更新期限届满',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      dueOn: z.iso.date(),
      rectificationId: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    dueOn: '2027-03-17',
    rectificationId: '01JQAGNC0000000000000000XX-INFO_NOT_UPDATED-2027-03-17',
  },
});
