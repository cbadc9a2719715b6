import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** Payment is not refused. */
export const RedemptionRefusalDropped = defineEvent({
  type: 'RedemptionRefusalDropped',
  version: 1,
  told: '不再拒绝兑付',
  data: () => z.strictObject(paymentRefusalRef()),
  example: paymentRefusalExample,
});
