import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The cause is mended; the inputs not frozen yet are gone through again (9-2b). */
export const ScoringRunContinued = defineEvent({
  type: 'ScoringRunContinued',
  version: 1,
  data: () => z.strictObject({ runId: z.string(), cycleId: z.string(), round: z.int().positive() }),
  example: { runId: '01JQRUN', cycleId: '2027', round: 2 },
});
