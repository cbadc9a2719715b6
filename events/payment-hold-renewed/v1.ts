import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentHoldExample, paymentHoldRef } from '../payment-hold-ref.ts';

/** The Commission lets the withholding go on, with its reason. */
export const PaymentHoldRenewed = defineEvent({
  type: 'PaymentHoldRenewed',
  version: 1,
  told: '延长暂缓兑付',
  data: () => z.strictObject({ ...paymentHoldRef(), reviewBy: z.iso.date() }),
  example: { ...paymentHoldExample, reviewBy: '2027-04-01' },
});
