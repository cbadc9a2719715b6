import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** One side proposed to end the order by mutual consent. */
export const OrderTerminationProposed = defineEvent({
  type: 'OrderTerminationProposed',
  version: 1,
  data: () => z.strictObject({ ...orderRef(), side: z.enum(['AGENCY', 'BUYER']) }),
  example: { ...orderExample, side: 'BUYER' },
});
