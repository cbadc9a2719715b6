import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The service contract is registered (6-1c). */
export const OrderServiceBegun = defineEvent({
  type: 'OrderServiceBegun',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
