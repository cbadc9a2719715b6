import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The sample of users is drawn, the review has begun (9-3a, 9-3b). */
export const EvaluationReviewStarted = defineEvent({
  type: 'EvaluationReviewStarted',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
