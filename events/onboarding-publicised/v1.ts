import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A verified case went into its seven-day publicity (5-3). */
export const OnboardingPublicised = defineEvent({
  type: 'OnboardingPublicised',
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
