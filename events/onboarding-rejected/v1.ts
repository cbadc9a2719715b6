import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A case was refused after an upheld objection and a hearing (5-4b). */
export const OnboardingRejected = defineEvent({
  type: 'OnboardingRejected',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      publicityId: z.string(),
    }),
  example: {
    caseId: '01JQCASE0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    publicityId: '01JQPUBL0000000000000000XX',
  },
});
