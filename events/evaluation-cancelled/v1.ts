import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The Commission has cancelled the cycle; `announced` when its notice was public (7-1b). */
export const EvaluationCancelled = defineEvent({
  type: 'EvaluationCancelled',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), announced: z.boolean() }),
  example: { cycleId: '2027', announced: false },
});
