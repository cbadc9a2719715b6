import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The order was ended before its completion. */
export const OrderTerminated = defineEvent({
  type: 'OrderTerminated',
  version: 1,
  data: () =>
    z.strictObject({
      ...orderRef(),
      cause: z.enum(['MUTUAL', 'BUYER', 'AGENCY_DEFAULT', 'AGENCY_REMOVED', 'VIOLATION']),
    }),
  example: { ...orderExample, cause: 'MUTUAL' },
});
