import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { paymentRefusalExample, paymentRefusalRef } from '../payment-refusal-ref.ts';

/** Payment is refused, decided by a second person after the hearing (14-2a). */
export const RedemptionRefusalDecided = defineEvent({
  type: 'RedemptionRefusalDecided',
  version: 1,
  told: '决定不予兑付',
  data: () => z.strictObject({ ...paymentRefusalRef(), amountFen: z.int().min(0) }),
  example: { ...paymentRefusalExample, amountFen: 250_000 },
});
