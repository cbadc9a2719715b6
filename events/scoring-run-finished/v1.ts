import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Every entry has its system score (9-2c). */
export const ScoringRunFinished = defineEvent({
  type: 'ScoringRunFinished',
  version: 1,
  data: () => z.strictObject({ runId: z.string(), cycleId: z.string() }),
  example: { runId: '01JQRUN', cycleId: '2027' },
});
