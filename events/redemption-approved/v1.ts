import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A second person approved the redemption (④). */
export const RedemptionApproved = defineEvent({
  type: 'RedemptionApproved',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), amountFen: z.int().nonnegative() }),
  example: { ...redemptionExample, amountFen: 2_000_000 },
});
