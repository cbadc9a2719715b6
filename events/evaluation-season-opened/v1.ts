import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A year's evaluation is prepared: its cycle is a draft (7-1a, 9-1a). */
export const EvaluationSeasonOpened = defineEvent({
  type: 'EvaluationSeasonOpened',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), year: z.int() }),
  example: { cycleId: '2027', year: 2027 },
});
