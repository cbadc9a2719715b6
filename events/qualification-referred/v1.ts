import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The registers do not confirm a certificate: a person must look (3-1b). */
export const QualificationReferred = defineEvent({
  type: 'QualificationReferred',
  version: 1,
  data: () =>
    z.strictObject({
      qualificationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
      outcome: z.enum(['FAIL', 'UNKNOWN']),
    }),
  example: {
    qualificationId: '01JQQLFN0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    kind: 'CMA',
    outcome: 'UNKNOWN',
  },
});
