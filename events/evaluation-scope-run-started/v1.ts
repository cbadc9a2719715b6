import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The agencies in scope are determined from what the platform knows (7-1e). */
export const EvaluationScopeRunStarted = defineEvent({
  type: 'EvaluationScopeRunStarted',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), runId: z.string() }),
  example: { cycleId: '2027', runId: '01JZ0000000000000000000000' },
});
