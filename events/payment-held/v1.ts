import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentHoldExample, paymentHoldRef } from '../payment-hold-ref.ts';

/** The centre withholds one payment while a flag or a suspicion is looked into (14-2c). */
export const PaymentHeld = defineEvent({
  type: 'PaymentHeld',
  version: 1,
  told: '暂缓兑付',
  data: () => z.strictObject({ ...paymentHoldRef(), reviewBy: z.iso.date() }),
  example: { ...paymentHoldExample, reviewBy: '2027-04-01' },
});
