import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A removal was revoked on review (SM-12). */
export const AgencyReinstated = defineEvent({
  type: 'AgencyReinstated',
  version: 1,
  told: '恢复入驻',
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
