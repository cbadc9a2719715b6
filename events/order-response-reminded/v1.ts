import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The agency was reminded to respond to the order by `dueOn` (6-1a). */
export const OrderResponseReminded = defineEvent({
  type: 'OrderResponseReminded',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), dueOn: z.iso.date() }),
  example: { ...orderExample, dueOn: '2026-03-04' },
});
