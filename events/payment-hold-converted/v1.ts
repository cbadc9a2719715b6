import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentHoldExample, paymentHoldRef } from '../payment-hold-ref.ts';

/** What was withheld is refused. */
export const PaymentHoldConverted = defineEvent({
  type: 'PaymentHoldConverted',
  version: 1,
  told: '暂缓兑付转为不予兑付',
  data: () => z.strictObject({ ...paymentHoldRef(), refusalId: z.string() }),
  example: { ...paymentHoldExample, refusalId: '01JQRFSL00000000000000000X' },
});
