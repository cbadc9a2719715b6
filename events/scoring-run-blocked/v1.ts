import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Inputs of `hard` entries fail a hard check: nothing is scored until the cause is mended (9-2b). */
export const ScoringRunBlocked = defineEvent({
  type: 'ScoringRunBlocked',
  version: 1,
  data: () => z.strictObject({ runId: z.string(), cycleId: z.string(), hard: z.int().positive() }),
  example: { runId: '01JQRUN', cycleId: '2027', hard: 2 },
});
