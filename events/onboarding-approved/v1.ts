import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A case ended in onboarding (5-4). `onboardedOn` is the date of the publicity's `closesAt`. */
export const OnboardingApproved = defineEvent({
  type: 'OnboardingApproved',
  version: 1,
  data: () =>
    z.strictObject({
      caseId: z.string(),
      uscc: z.string(),
      agencyId: z.string(),
      onboardedOn: z.iso.date(),
      afterObjection: z.boolean(),
    }),
  example: {
    caseId: '01JQCASE0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    agencyId: '01JQAGNC0000000000000000XX',
    onboardedOn: '2026-03-17',
    afterObjection: false,
  },
});
