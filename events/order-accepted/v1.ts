import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The agency accepted the order; its quota is to be decided. */
export const OrderAccepted = defineEvent({
  type: 'OrderAccepted',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
