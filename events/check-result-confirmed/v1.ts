import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A second person confirmed an entered result: it counts (row 5-2, four eyes). */
export const CheckResultConfirmed = defineEvent({
  type: 'CheckResultConfirmed',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      key: z.string(),
      outcome: z.enum(['PASS', 'WARN', 'FAIL']),
    }),
  example: {
    caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    key: 'REGISTRATION',
    outcome: 'PASS',
  },
});
