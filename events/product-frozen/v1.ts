import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A product is off offer for a cause that the agency cannot lift (SM-5). */
export const ProductFrozen = defineEvent({
  type: 'ProductFrozen',
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
