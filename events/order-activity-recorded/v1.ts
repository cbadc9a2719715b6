import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An accepted order of the agency moved on this day, which ends its dormancy (12-3). */
export const OrderActivityRecorded = defineEvent({
  type: 'OrderActivityRecorded',
  version: 1,
  told: '记录服务活动',
  data: () => z.strictObject({ agencyId: z.string(), uscc: z.string(), on: z.iso.date() }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    on: '2026-05-06',
  },
});
