import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A finance officer entered the facts of a payment by hand; a second one must confirm them. */
export const RedemptionPaymentRecorded = defineEvent({
  type: 'RedemptionPaymentRecorded',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
