import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The treasury has taken the payment on. */
export const RedemptionPaymentAccepted = defineEvent({
  type: 'RedemptionPaymentAccepted',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
