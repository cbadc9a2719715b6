import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A year went by without an effective update; days of grace run until a rectification is proposed (6-3b). */
export const ProfileUpdateOverdue = defineEvent({
  type: 'ProfileUpdateOverdue',
  version: 1,
  told: '信息更新逾期',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      dueOn: z.iso.date(),
      graceLastDay: z.iso.date(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    dueOn: '2027-03-17',
    graceLastDay: '2027-04-16',
  },
});
