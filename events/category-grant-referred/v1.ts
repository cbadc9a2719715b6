import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The registers do not say yes to a category: a person must look (5-5c). */
export const CategoryGrantReferred = defineEvent({
  type: 'CategoryGrantReferred',
  version: 1,
  data: () =>
    z.strictObject({
      grantId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      outcome: z.enum(['FAIL', 'UNKNOWN']),
    }),
  example: {
    grantId: '01JQGRNT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    outcome: 'UNKNOWN',
  },
});
