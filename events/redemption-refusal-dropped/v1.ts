import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** Payment is not refused. */
export const RedemptionRefusalDropped = defineEvent({
  type: 'RedemptionRefusalDropped',
  version: 1,
  data: () => z.strictObject(paymentRefusalRef()),
  example: paymentRefusalExample,
});
