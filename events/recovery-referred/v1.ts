import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The recovery is in the hands of a court or another authority. */
export const RecoveryReferred = defineEvent({
  type: 'RecoveryReferred',
  version: 1,
  told: '追回款项移送处理',
  data: () => z.strictObject({ ...fundRecoveryRef(), outstandingFen: z.int().min(0) }),
  example: { ...fundRecoveryExample, outstandingFen: 250_000 },
});
