import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A rule or an officer found something about an agency or its order that a person must look at (rows 3-1a, 3-1d, 13-1 to 13-3). */
export const RiskFlagRaised = defineEvent({
  type: 'RiskFlagRaised',
  version: 1,
  data: () =>
    z.strictObject({
      flagId: z.string(),
      uscc: z.string(),
      ruleId: z.string(),
      severity: z.enum(['BLOCK', 'HOLD', 'REVIEW', 'INFO']),
      /** What it is about, `ORDER#…`; without it the agency itself. */
      subjectRef: z.string().optional(),
    }),
  example: {
    flagId: '91310104MA1FX0010C-SERIOUS_DISHONESTY_LIST',
    uscc: '91310104MA1FX0010C',
    ruleId: 'SERIOUS_DISHONESTY_LIST',
    severity: 'REVIEW',
  },
});
