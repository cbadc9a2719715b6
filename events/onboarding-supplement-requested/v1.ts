import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agency has until the end of `dueOn` to put right or add what is named in the case (row 5-2c). */
export const OnboardingSupplementRequested = defineEvent({
  type: 'OnboardingSupplementRequested',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      round: z.int().positive(),
      dueOn: z.iso.date(),
    }),
  example: {
    caseId: '01JQ8Z6T0V3M5N7P9R1S2T4V6W',
    uscc: '91310104MA1FX0010C',
    round: 1,
    dueOn: '2026-03-17',
  },
});
