import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The delivery was accepted, by the buyer or (`auto`) by the end of the term. */
export const OrderCompleted = defineEvent({
  type: 'OrderCompleted',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), auto: z.boolean() }),
  example: { ...orderExample, auto: false },
});
