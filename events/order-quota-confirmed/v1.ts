import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The voucher amount of the order is confirmed. */
export const OrderQuotaConfirmed = defineEvent({
  type: 'OrderQuotaConfirmed',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
