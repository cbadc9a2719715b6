import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The agency delivered; `onTime` tells whether by the agreed date. */
export const OrderDelivered = defineEvent({
  type: 'OrderDelivered',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), round: z.int().positive(), onTime: z.boolean() }),
  example: { ...orderExample, round: 1, onTime: true },
});
