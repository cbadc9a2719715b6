import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The result of the evaluation is drafted (9-4). */
export const EvaluationResultDrafted = defineEvent({
  type: 'EvaluationResultDrafted',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1), rankingHash: z.string() }),
  example: { cycleId: '2027', draft: 1, rankingHash: '3'.repeat(64) },
});
