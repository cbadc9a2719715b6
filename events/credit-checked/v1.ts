import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency's credit was checked, by the monthly sweep or on demand (row 3-1a). */
export const CreditChecked = defineEvent({
  type: 'CreditChecked',
  version: 1,
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      overall: z.enum(['PASS', 'WARN', 'FAIL', 'UNKNOWN']),
    }),
  example: { agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y', uscc: '91310104MA1FX0010C', overall: 'PASS' },
});
