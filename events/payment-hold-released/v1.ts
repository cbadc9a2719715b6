import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentHoldExample, paymentHoldRef } from '../payment-hold-ref.ts';

/** The centre no longer withholds the payment for this. */
export const PaymentHoldReleased = defineEvent({
  type: 'PaymentHoldReleased',
  version: 1,
  told: '解除暂缓兑付',
  data: () => z.strictObject(paymentHoldRef()),
  example: paymentHoldExample,
});
