import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** A finance officer proposes to write off what cannot be recovered. */
export const RecoveryWriteOffProposed = defineEvent({
  type: 'RecoveryWriteOffProposed',
  version: 1,
  told: null,
  data: () => z.strictObject({ ...fundRecoveryRef(), outstandingFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, outstandingFen: 250_000 },
});
