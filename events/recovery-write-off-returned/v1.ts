import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** The proposal to write off was not agreed to. */
export const RecoveryWriteOffReturned = defineEvent({
  type: 'RecoveryWriteOffReturned',
  version: 1,
  told: null,
  data: () => z.strictObject(fundRecoveryRef()),
  example: fundRecoveryExample,
});
