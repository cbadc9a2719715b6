import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A reviewer dropped a proposed rectification with a reason (SM-10). */
export const RectificationDropped = defineEvent({
  type: 'RectificationDropped',
  version: 1,
  told: '不再要求整改',
  data: () =>
    z.strictObject({
      rectificationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      ground: z.enum(['INFO_NOT_UPDATED', 'UNRESPONSIVE', 'UNQUALIFIED', 'OTHER']),
    }),
  example: {
    rectificationId: '01JQAGNC0000000000000000XX-INFO_NOT_UPDATED-2027-03-17',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    ground: 'INFO_NOT_UPDATED',
  },
});
