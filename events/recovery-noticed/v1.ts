import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The agency was given prior notice of the recovery and is heard. */
export const RecoveryNoticed = defineEvent({
  type: 'RecoveryNoticed',
  version: 1,
  told: '告知拟追回款项',
  data: () => z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000 },
});
