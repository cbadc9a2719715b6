import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The list of those in scope has a new version (9-1d). */
export const EvaluationListCorrected = defineEvent({
  type: 'EvaluationListCorrected',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), version: z.int().min(1), listHash: z.string() }),
  example: { cycleId: '2027', version: 1, listHash: '2'.repeat(64) },
});
