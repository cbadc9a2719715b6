import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** Nothing is recovered. */
export const RecoveryDropped = defineEvent({
  type: 'RecoveryDropped',
  version: 1,
  told: '不再追回款项',
  data: () => z.strictObject(fundRecoveryRef()),
  example: fundRecoveryExample,
});
