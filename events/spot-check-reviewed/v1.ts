import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { spotCheckExample, spotCheckRef } from '../spot-check-ref.ts';

/** An officer has examined the material and proposes an outcome (SM-14). */
export const SpotCheckReviewed = defineEvent({
  type: 'SpotCheckReviewed',
  version: 1,
  data: () => z.strictObject({ ...spotCheckRef(), outcome: z.enum(['PASSED', 'FAILED']) }),
  example: { ...spotCheckExample, outcome: 'PASSED' as const },
});
