import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The proposal to lock the scheme is sent back (7-1a ④). */
export const EvaluationLockReturned = defineEvent({
  type: 'EvaluationLockReturned',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
