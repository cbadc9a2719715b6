import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** One ground for withholding payment is gone; the redemption goes on once none is left. */
export const RedemptionReleased = defineEvent({
  type: 'RedemptionReleased',
  version: 1,
  data: () =>
    z.strictObject({
      ...redemptionRef(),
      /** Its agency is told by the withholding that it is a part of. */
      partOfHold: z.literal(true).optional(),
    }),
  example: redemptionExample,
});
