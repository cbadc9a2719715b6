import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Grounds for an order to rectify were found; a person decides (12-1). */
export const RectificationProposed = defineEvent({
  type: 'RectificationProposed',
  version: 1,
  told: null,
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
