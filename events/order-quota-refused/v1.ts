import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The voucher amount is refused, with a reason; the order has ended. */
export const OrderQuotaRefused = defineEvent({
  type: 'OrderQuotaRefused',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
