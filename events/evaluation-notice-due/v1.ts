import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** No notice of this year's evaluation is published yet; `dueOn` is the last day of the window (9-1a). */
export const EvaluationNoticeDue = defineEvent({
  type: 'EvaluationNoticeDue',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), year: z.int(), dueOn: z.iso.date() }),
  example: { cycleId: '2027', year: 2027, dueOn: '2027-03-31' },
});
