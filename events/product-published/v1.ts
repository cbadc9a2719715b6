import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A product is on offer (5-5a). */
export const ProductPublished = defineEvent({
  type: 'ProductPublished',
  version: 1,
  data: () =>
    z.strictObject({
      productId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      version: z.int().positive(),
    }),
  example: {
    productId: '01JQPRDT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    version: 2,
  },
});
