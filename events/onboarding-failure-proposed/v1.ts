import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A refusal is proposed; the agency is heard first (row 5-2c, domain §5.5). */
export const OnboardingFailureProposed = defineEvent({
  type: 'OnboardingFailureProposed',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      hearingId: z.string(),
      codes: z.array(z.string()),
    }),
  example: {
    caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    hearingId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    codes: ['OPERATING_PERIOD_TOO_SHORT'],
  },
});
