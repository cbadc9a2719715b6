import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/**
 * The case is verified anew: a re-check failed before, at or after the publicity, its notice was in error, or the reply
 * to the prior notice of a refusal was accepted.
 */
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
