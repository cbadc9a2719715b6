import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The entry of a repayment was not confirmed. */
export const RecoveryRepaymentReturned = defineEvent({
  type: 'RecoveryRepaymentReturned',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000 },
});
