import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The buyer was reminded that the delivery counts as accepted after `dueOn`. */
export const OrderAcceptanceReminded = defineEvent({
  type: 'OrderAcceptanceReminded',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), dueOn: z.iso.date() }),
  example: { ...orderExample, dueOn: '2026-03-04' },
});
