import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The inputs of every entry in scope are gone through and frozen (9-2a). */
export const ScoringRunBegun = defineEvent({
  type: 'ScoringRunBegun',
  version: 1,
  data: () => z.strictObject({ runId: z.string(), cycleId: z.string() }),
  example: { runId: '01JQRUN', cycleId: '2027' },
});
