import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** No supplement came in time; the agency may open a new case any time. */
export const OnboardingLapsed = defineEvent({
  type: 'OnboardingLapsed',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
    }),
  example: { caseId: '01JQCASE0000000000000000XX', uscc: '91310104MA1FX0010C' },
});
