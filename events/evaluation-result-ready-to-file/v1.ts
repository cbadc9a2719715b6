import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** No objection stands against the result: it goes to the Commission for filing (9-6a). */
export const EvaluationResultReadyToFile = defineEvent({
  type: 'EvaluationResultReadyToFile',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
