import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** A buyer ordered a published version of a product; the agency is to respond (6-1b). */
export const OrderPlaced = defineEvent({
  type: 'OrderPlaced',
  version: 1,
  data: () =>
    z.strictObject({
      ...orderRef(),
      orderNo: z.string(),
      productId: z.string(),
      productVersion: z.int().positive(),
    }),
  example: { ...orderExample, orderNo: '2026-7K3M9QXT2V', productId: '01JQPRODUCT', productVersion: 1 },
});
