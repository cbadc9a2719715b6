import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** An upheld objection changes a grade: the result is drafted and publicised again where it changes (9-5). */
export const EvaluationObjectionUpheld = defineEvent({
  type: 'EvaluationObjectionUpheld',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
