import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Verification failed, decided by a second person after the hearing (row 5-2c). */
export const OnboardingVerificationFailed = defineEvent({
  type: 'OnboardingVerificationFailed',
  version: 1,
  data: () => z.strictObject({ caseId: z.string(), uscc: z.string(), codes: z.array(z.string()) }),
  example: {
    caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    codes: ['OPERATING_PERIOD_TOO_SHORT'],
  },
});
