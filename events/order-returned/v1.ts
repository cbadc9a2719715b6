import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** An order that its agency had not accepted goes back to the buyer: the agency is suspended, or has left (12-2s, 12-3h). */
export const OrderReturned = defineEvent({
  type: 'OrderReturned',
  version: 1,
  data: () =>
    z.strictObject({
      ...orderRef(),
      cause: z.enum(['AGENCY_SUSPENDED', 'AGENCY_REMOVED', 'AGENCY_EXITED']),
    }),
  example: { ...orderExample, cause: 'AGENCY_SUSPENDED' },
});
