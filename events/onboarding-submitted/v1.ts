import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A case was submitted with its declaration (5-1e); `round` is 0. */
export const OnboardingSubmitted = defineEvent({
  type: 'OnboardingSubmitted',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      round: z.int().nonnegative(),
    }),
  example: { caseId: '01JQCASE0000000000000000XX', uscc: '91310104MA1FX0010C', round: 0 },
});
