import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The public notice of the result is over while objections are undecided (9-5x). */
export const EvaluationObjectionsPending = defineEvent({
  type: 'EvaluationObjectionsPending',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
