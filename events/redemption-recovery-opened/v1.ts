import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** What was paid is to be recovered (SM-6, 14-2b). */
export const RedemptionRecoveryOpened = defineEvent({
  type: 'RedemptionRecoveryOpened',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), amountFen: z.int().min(0) }),
  example: { ...redemptionExample, amountFen: 250_000 },
});
