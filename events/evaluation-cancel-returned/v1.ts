import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The proposal to cancel the cycle is sent back (7-1b ④). */
export const EvaluationCancelReturned = defineEvent({
  type: 'EvaluationCancelReturned',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
