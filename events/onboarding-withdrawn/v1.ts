import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An agency withdrew its case; `publicityId` where its publicity was cancelled with it. */
export const OnboardingWithdrawn = defineEvent({
  type: 'OnboardingWithdrawn',
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
