import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A grave case was referred to the authority that pursues it by law (14-2e). */
export const ReferralSent = defineEvent({
  type: 'ReferralSent',
  version: 1,
  data: () =>
    z.strictObject({
      referralId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      violationId: z.string(),
      sentOn: z.iso.date(),
    }),
  example: {
    referralId: '01JQREFR00000000000000000X',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    violationId: '01JQVIOL00000000000000000X',
    sentOn: '2026-04-13',
  },
});
