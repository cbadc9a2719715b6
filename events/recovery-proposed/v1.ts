import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** Recovery of what was paid is proposed (14-2b). */
export const RecoveryProposed = defineEvent({
  type: 'RecoveryProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...fundRecoveryRef(), amountFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, amountFen: 250_000 },
});
