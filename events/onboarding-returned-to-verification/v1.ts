import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A re-check failed before, at or after the publicity: the case is verified anew. */
export const OnboardingReturnedToVerification = defineEvent({
  type: 'OnboardingReturnedToVerification',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      publicityId: z.string().optional(),
    }),
  example: {
    caseId: '01JQCASE0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    publicityId: '01JQPUBL0000000000000000XX',
  },
});
