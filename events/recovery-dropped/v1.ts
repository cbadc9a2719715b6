import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { fundRecoveryExample, fundRecoveryRef } from '../fund-recovery-ref.ts';

/** Nothing is recovered. */
export const RecoveryDropped = defineEvent({
  type: 'RecoveryDropped',
  version: 1,
  told: '不再追回款项',
  data: () =>
    z.strictObject({
      ...fundRecoveryRef(),
      /** The agency had been told, so it is told of the end as well. */
      told: z.literal(true).optional(),
    }),
  example: fundRecoveryExample,
});
