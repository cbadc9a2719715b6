import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The treasury is about to be asked to pay; the redemption is the idempotency key. */
export const RedemptionPaymentRequested = defineEvent({
  type: 'RedemptionPaymentRequested',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), amountFen: z.int().nonnegative() }),
  example: { ...redemptionExample, amountFen: 2_000_000 },
});
