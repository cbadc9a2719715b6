import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** Nobody responded in time: the order counts as unanswered (6-1b). */
export const OrderExpired = defineEvent({
  type: 'OrderExpired',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
