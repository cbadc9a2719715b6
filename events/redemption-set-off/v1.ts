import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** An approved claim is settled against what its agency has to repay, by an explicit decision (14-2b). */
export const RedemptionSetOff = defineEvent({
  type: 'RedemptionSetOff',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), amountFen: z.int().min(0) }),
  example: { ...redemptionExample, amountFen: 250_000 },
});
