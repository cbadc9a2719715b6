import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** A repayment was entered; a second person confirms it. */
export const RecoveryRepaymentRecorded = defineEvent({
  type: 'RecoveryRepaymentRecorded',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000 },
});
