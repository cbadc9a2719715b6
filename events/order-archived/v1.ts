import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The archive of the order is sealed. */
export const OrderArchived = defineEvent({
  type: 'OrderArchived',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
