import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The treasury refused the payment for good. */
export const RedemptionPaymentFailed = defineEvent({
  type: 'RedemptionPaymentFailed',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), code: z.string() }),
  example: { ...redemptionExample, code: 'ACCOUNT_CLOSED' },
});
