import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A suspension was lifted (12-2c). */
export const AgencyResumed = defineEvent({
  type: 'AgencyResumed',
  version: 1,
  told: '恢复服务资格',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      decisionRef: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    decisionRef: 'SUSPENSION#01JQ',
  },
});
