import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The agency recorded a step of the service (6-1c). */
export const OrderMilestoneRecorded = defineEvent({
  type: 'OrderMilestoneRecorded',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), on: z.iso.date() }),
  example: { ...orderExample, on: '2026-03-20' },
});
