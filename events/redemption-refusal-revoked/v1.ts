import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** The refusal is revoked on review or by a court. */
export const RedemptionRefusalRevoked = defineEvent({
  type: 'RedemptionRefusalRevoked',
  version: 1,
  told: '撤销不予兑付决定',
  data: () => z.strictObject(paymentRefusalRef()),
  example: paymentRefusalExample,
});
