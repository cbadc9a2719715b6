import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** One published version of a product, kept for its orders (5-5b). */
export const ProductVersionRecorded = defineEvent({
  type: 'ProductVersionRecorded',
  version: 1,
  data: () =>
    z.strictObject({
      productId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      category: z.string(),
      version: z.int().positive(),
      priceFen: z.int().positive(),
      contentHash: z.string(),
    }),
  example: {
    productId: '01JQPRDT0000000000000000XX',
    agencyId: '01JQAGNC0000000000000000XX',
    uscc: '91310104MA1FX0010C',
    category: 'INSPECTION_TESTING',
    version: 2,
    priceFen: 120000,
    contentHash: '5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456',
  },
});
