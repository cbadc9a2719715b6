import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Every entry is scored, no hard check fails (9-2b, 9-2c). */
export const EvaluationScored = defineEvent({
  type: 'EvaluationScored',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), runId: z.string() }),
  example: { cycleId: '2027', runId: '01JZ0000000000000000000000' },
});
