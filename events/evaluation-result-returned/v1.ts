import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The Commission has returned the result for correction (9-6a). */
export const EvaluationResultReturned = defineEvent({
  type: 'EvaluationResultReturned',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
