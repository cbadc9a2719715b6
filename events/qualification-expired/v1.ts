import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A certificate ran out (3-1b). */
export const QualificationExpired = defineEvent({
  type: 'QualificationExpired',
  version: 1,
  data: () =>
    z.strictObject({
      qualificationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
      validUntil: z.iso.date().optional(),
    }),
  example: {
    qualificationId: '01JQQLFN0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    kind: 'CMA',
    validUntil: '2027-06-30',
  },
});
