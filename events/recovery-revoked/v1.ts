import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The order to repay is revoked on review or by a court; what was repaid until then is given back. */
export const RecoveryRevoked = defineEvent({
  type: 'RecoveryRevoked',
  version: 1,
  told: '撤销追回决定',
  data: () => z.strictObject({ ...fundRecoveryRef(), refundFen: z.int().nonnegative() }),
  example: { ...fundRecoveryExample, refundFen: 101_000 },
});
