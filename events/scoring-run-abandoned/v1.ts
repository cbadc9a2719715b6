import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The cycle was cancelled while it was scored (SM-7). */
export const ScoringRunAbandoned = defineEvent({
  type: 'ScoringRunAbandoned',
  version: 1,
  data: () => z.strictObject({ runId: z.string(), cycleId: z.string() }),
  example: { runId: '01JQRUN', cycleId: '2027' },
});
