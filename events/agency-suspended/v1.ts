import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency's service is suspended (12-2). */
export const AgencySuspended = defineEvent({
  type: 'AgencySuspended',
  version: 1,
  told: '暂停服务资格',
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
