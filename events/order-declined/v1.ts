import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The agency declined the order, with a reason. */
export const OrderDeclined = defineEvent({
  type: 'OrderDeclined',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
