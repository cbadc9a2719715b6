import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The results of one automatic run stand; `overall` is the worst of them (row 5-2). */
export const OnboardingChecksRecorded = defineEvent({
  type: 'OnboardingChecksRecorded',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      run: z.int().positive(),
      overall: z.enum(['PASS', 'WARN', 'FAIL', 'UNKNOWN']),
    }),
  example: { caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W', uscc: '91310104MA1FX0010C', run: 1, overall: 'PASS' },
});
