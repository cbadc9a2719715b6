import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency answered a supplement request; `round` counts them from 1. */
export const OnboardingSupplementSubmitted = defineEvent({
  type: 'OnboardingSupplementSubmitted',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      round: z.int().positive(),
    }),
  example: { caseId: '01JQCASE0000000000000000XX', uscc: '91310104MA1FX0010C', round: 1 },
});
