import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Scoring has begun: everybody in scope is told and the list stands (9-1c, 9-2a). */
export const EvaluationScoringStarted = defineEvent({
  type: 'EvaluationScoringStarted',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), runId: z.string() }),
  example: { cycleId: '2027', runId: '01JZ0000000000000000000000' },
});
