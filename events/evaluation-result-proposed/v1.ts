import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A result of the evaluation is proposed: a second person decides (9-4 ④). */
export const EvaluationResultProposed = defineEvent({
  type: 'EvaluationResultProposed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
