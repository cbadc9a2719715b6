import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency began its self-assessment (5-0). */
export const OnboardingCaseOpened = defineEvent({
  type: 'OnboardingCaseOpened',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
    }),
  example: { caseId: '01JQCASE0000000000000000XX', uscc: '91310104MA1FX0010C' },
});
