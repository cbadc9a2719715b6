import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A rule found something about an agency that a person must look at (row 3-1a). */
export const RiskFlagRaised = defineEvent({
  type: 'RiskFlagRaised',
  version: 1,
  data: () =>
    z.strictObject({
      flagId: z.string(),
      uscc: z.string(),
      ruleId: z.string(),
      severity: z.enum(['BLOCK', 'HOLD', 'REVIEW', 'INFO']),
    }),
  example: {
    flagId: '91310104MA1FX0010C-SERIOUS_DISHONESTY_LIST',
    uscc: '91310104MA1FX0010C',
    ruleId: 'SERIOUS_DISHONESTY_LIST',
    severity: 'REVIEW',
  },
});
