import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** One cause of a freeze is gone, another remains (SM-5). */
export const ProductCauseLifted = defineEvent({
  type: 'ProductCauseLifted',
  version: 1,
  data: () =>
    z.strictObject({
      productId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      version: z.int().positive(),
      cause: z.enum(['SUSPENSION', 'QUALIFICATION_EXPIRED', 'TAKEDOWN', 'REVIEW']),
    }),
  example: {
    productId: '01JQPRDT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    version: 2,
    cause: 'SUSPENSION',
  },
});
