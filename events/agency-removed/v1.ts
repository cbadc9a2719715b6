import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency was removed from the platform (12-3). */
export const AgencyRemoved = defineEvent({
  type: 'AgencyRemoved',
  version: 1,
  told: '清退',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      decisionRef: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    decisionRef: 'REMOVAL#01JQ',
  },
});
