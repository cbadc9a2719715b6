import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Events of the market up to number `through` have had their effect on the order. */
export const MarketEventsTaken = defineEvent({
  type: 'MarketEventsTaken',
  version: 1,
  data: () => z.strictObject({ marketOrderId: z.string(), orderId: z.string(), through: z.int().positive() }),
  example: { marketOrderId: 'MK0000000000000000000000AB', orderId: 'MK0000000000000000000000AB', through: 2 },
});
