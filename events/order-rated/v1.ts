import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The buyer rated the completed order, 1 to 5 stars. */
export const OrderRated = defineEvent({
  type: 'OrderRated',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), stars: z.int().min(1).max(5) }),
  example: { ...orderExample, stars: 5 },
});
