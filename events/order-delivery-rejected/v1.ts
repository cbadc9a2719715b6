import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The buyer rejected the delivery of this round, with a reason; the agency reworks. */
export const OrderDeliveryRejected = defineEvent({
  type: 'OrderDeliveryRejected',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), round: z.int().positive() }),
  example: { ...orderExample, round: 1 },
});
