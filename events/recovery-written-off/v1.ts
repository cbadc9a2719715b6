import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** What cannot be recovered is written off, decided by a second finance officer. */
export const RecoveryWrittenOff = defineEvent({
  type: 'RecoveryWrittenOff',
  version: 1,
  told: '追回款项核销',
  data: () => z.strictObject({ ...fundRecoveryRef(), outstandingFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, outstandingFen: 250_000 },
});
