import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A case waits for the decision on an objection (5-4b). */
export const OnboardingHeldForObjection = defineEvent({
  type: 'OnboardingHeldForObjection',
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
