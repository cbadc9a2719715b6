import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The second finance officer does not agree with the facts entered by hand. */
export const RedemptionPaymentRecordReturned = defineEvent({
  type: 'RedemptionPaymentRecordReturned',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef() }),
  example: redemptionExample,
});
