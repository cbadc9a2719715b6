import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The response term ended on `dueOn` without a response; the order can still be accepted until it expires. */
export const OrderResponseOverdue = defineEvent({
  type: 'OrderResponseOverdue',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), dueOn: z.iso.date() }),
  example: { ...orderExample, dueOn: '2026-03-04' },
});
