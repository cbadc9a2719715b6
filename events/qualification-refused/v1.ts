import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A certificate does not count (3-1b). */
export const QualificationRefused = defineEvent({
  type: 'QualificationRefused',
  version: 1,
  data: () =>
    z.strictObject({
      qualificationId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      kind: z.string(),
    }),
  example: {
    qualificationId: '01JQQLFN0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    kind: 'CMA',
  },
});
