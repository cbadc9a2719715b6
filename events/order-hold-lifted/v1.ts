import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The hold on the order is lifted. */
export const OrderHoldLifted = defineEvent({
  type: 'OrderHoldLifted',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
