import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** All that was ordered is repaid. */
export const RecoveryRepaid = defineEvent({
  type: 'RecoveryRepaid',
  version: 1,
  told: '款项已全部归还',
  data: () => z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000 },
});
