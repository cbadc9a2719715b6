import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A service agency came onto the platform through a case (5-4). */
export const AgencyOnboarded = defineEvent({
  type: 'AgencyOnboarded',
  version: 1,
  told: '入驻生效',
  data: () =>
    z.strictObject({
      agencyId: z.string(),
      uscc: z.string(),
      onboardedOn: z.iso.date(),
      categories: z.array(z.string()),
      caseId: z.string(),
    }),
  example: {
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    onboardedOn: '2026-03-17',
    categories: ['RESEARCH_DEVELOPMENT'],
    caseId: '01JQCASE0000000000000000XX',
  },
});
