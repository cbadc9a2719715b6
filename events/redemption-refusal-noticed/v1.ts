import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** The agency was given prior notice of the refusal and is heard. */
export const RedemptionRefusalNoticed = defineEvent({
  type: 'RedemptionRefusalNoticed',
  version: 1,
  told: '告知拟不予兑付',
  data: () => z.strictObject(paymentRefusalRef()),
  example: paymentRefusalExample,
});
