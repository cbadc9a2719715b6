import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentHoldExample, paymentHoldRef } from '../payment-hold-ref.ts';

/** The time for withholding is over: the Commission looks at it. Nothing is released or refused by itself. */
export const PaymentHoldEscalated = defineEvent({
  type: 'PaymentHoldEscalated',
  version: 1,
  told: '暂缓兑付提请市科委处理',
  data: () => z.strictObject(paymentHoldRef()),
  example: paymentHoldExample,
});
