import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** Payment is proposed to be refused for a confirmed violation (14-2a). */
export const RedemptionRefusalProposed = defineEvent({
  type: 'RedemptionRefusalProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...paymentRefusalRef(), amountFen: z.int().min(0) }),
  example: { ...paymentRefusalExample, amountFen: 250_000 },
});
