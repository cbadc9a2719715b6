import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** A repayment was confirmed by a second person. */
export const RecoveryRepaymentConfirmed = defineEvent({
  type: 'RecoveryRepaymentConfirmed',
  version: 1,
  told: '确认归还款项',
  data: () =>
    z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0), outstandingFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000, outstandingFen: 250_000 },
});
