import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** What was due is not repaid in time. */
export const RecoveryOverdue = defineEvent({
  type: 'RecoveryOverdue',
  version: 1,
  told: '归还款项逾期',
  data: () => z.strictObject({ ...fundRecoveryRef(), outstandingFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, outstandingFen: 250_000 },
});
