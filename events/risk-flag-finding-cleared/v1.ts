import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** What a flag was raised on was looked for again and is there no more (row 3-1a). */
export const RiskFlagFindingCleared = defineEvent({
  type: 'RiskFlagFindingCleared',
  version: 1,
  data: () =>
    z.strictObject({
      flagId: z.string(),
      uscc: z.string(),
      ruleId: z.string(),
      subjectRef: z.string(),
    }),
  example: {
    flagId: '01JQAGNC0000000000000000XX-SERIOUS_DISHONESTY_LIST',
    uscc: '91310104MA1FX0010C',
    ruleId: 'CREDIT_SERIOUS_DISHONESTY_LIST',
    subjectRef: 'AGENCY#01JQAGNC0000000000000000XX',
  },
});
