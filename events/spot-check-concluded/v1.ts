import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** A second person concludes the check; a failed one leads to a proposed rectification or a suspected violation (SM-14). */
export const SpotCheckConcluded = defineEvent({
  type: 'SpotCheckConcluded',
  version: 1,
  data: () =>
    z.strictObject({
      ...spotCheckRef(),
      outcome: z.enum(['PASSED', 'FAILED']),
      consequence: z.enum(['RECTIFICATION', 'VIOLATION']).optional(),
    }),
  example: { ...spotCheckExample, outcome: 'FAILED' as const, consequence: 'RECTIFICATION' as const },
});
