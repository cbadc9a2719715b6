import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The result of the evaluation is published (9-6b). */
export const EvaluationResultPublished = defineEvent({
  type: 'EvaluationResultPublished',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), listHash: z.string() }),
  example: { cycleId: '2027', listHash: '2'.repeat(64) },
});
