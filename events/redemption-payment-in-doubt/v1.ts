import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The treasury has not said what became of the payment: a person must find out. Nothing is paid anew. */
export const RedemptionPaymentInDoubt = defineEvent({
  type: 'RedemptionPaymentInDoubt',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
