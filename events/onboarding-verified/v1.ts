import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Verification passed, for these service categories (row 5-2c). */
export const OnboardingVerified = defineEvent({
  type: 'OnboardingVerified',
  version: 1,
  data: () =>
    z.strictObject({ caseId: z.string(), uscc: z.string(), categories: z.array(z.string()).min(1) }),
  example: {
    caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    categories: ['INSPECTION_TESTING'],
  },
});
