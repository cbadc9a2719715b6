import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The samples of every agency in the cycle are drawn; the seed is revealed (9-3b). */
export const SampleDrawn = defineEvent({
  type: 'SampleDrawn',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), agencies: z.int(), populationHash: z.string() }),
  example: { cycleId: '2027', agencies: 120, populationHash: '0'.repeat(64) },
});
