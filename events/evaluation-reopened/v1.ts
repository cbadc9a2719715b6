import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The drafted result is taken back to review (9-4). */
export const EvaluationReopened = defineEvent({
  type: 'EvaluationReopened',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
