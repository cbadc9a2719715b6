import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The cycle is closed: everything that follows from its result is done (10-2c). */
export const EvaluationClosed = defineEvent({
  type: 'EvaluationClosed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
