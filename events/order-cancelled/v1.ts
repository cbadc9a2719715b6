import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The buyer took the order back before it was accepted. */
export const OrderCancelled = defineEvent({
  type: 'OrderCancelled',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
