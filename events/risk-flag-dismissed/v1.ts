import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An officer found that a flag is wrong (rows 3-1a, 3-1d). */
export const RiskFlagDismissed = defineEvent({
  type: 'RiskFlagDismissed',
  version: 1,
  data: () =>
    z.strictObject({
      flagId: z.string(),
      uscc: z.string(),
      ruleId: z.string(),
      /** What it is about, `ORDER#…`; without it the agency itself. */
      subjectRef: z.string().optional(),
    }),
  example: {
    flagId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y-SERIOUS_DISHONESTY_LIST',
    uscc: '91310104MA1FX0010C',
    ruleId: 'CREDIT_SERIOUS_DISHONESTY_LIST',
  },
});
