import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** What was due by an instalment is repaid; the next one runs. */
export const RecoveryInstalmentMet = defineEvent({
  type: 'RecoveryInstalmentMet',
  version: 1,
  told: '分期款项按期归还',
  data: () => z.strictObject({ ...fundRecoveryRef(), nextDueOn: z.iso.date() }),
  example: { ...fundRecoveryExample, nextDueOn: '2027-04-01' },
});
