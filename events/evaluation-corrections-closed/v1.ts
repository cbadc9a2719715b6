import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The term for corrections of the list is over (9-1d). */
export const EvaluationCorrectionsClosed = defineEvent({
  type: 'EvaluationCorrectionsClosed',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string() }),
  example: { cycleId: '2027' },
});
