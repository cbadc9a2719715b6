import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The sources are being asked about a case (row 5-2). */
export const OnboardingVerificationStarted = defineEvent({
  type: 'OnboardingVerificationStarted',
  version: 1,
  data: () => z.strictObject({ caseId: z.string(), uscc: z.string(), run: z.int().positive() }),
  example: { caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W', uscc: '91310104MA1FX0010C', run: 1 },
});
