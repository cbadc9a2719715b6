import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A member of the Commission proposes to cancel the cycle: another one decides (7-1b ④). */
export const EvaluationCancelProposed = defineEvent({
  type: 'EvaluationCancelProposed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
