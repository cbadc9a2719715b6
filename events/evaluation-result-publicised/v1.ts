import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The drafted result is in its public notice (9-5). */
export const EvaluationResultPublicised = defineEvent({
  type: 'EvaluationResultPublicised',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), draft: z.int().min(1) }),
  example: { cycleId: '2027', draft: 1 },
});
