import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The Commission has taken the result on file (9-6a). */
export const EvaluationResultFiled = defineEvent({
  type: 'EvaluationResultFiled',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), filingRef: z.string(), filedOn: z.iso.date() }),
  example: { cycleId: '2027', filingRef: '备〔2027〕1号', filedOn: '2027-06-30' },
});
