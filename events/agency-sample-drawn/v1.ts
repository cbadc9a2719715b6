import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { sampleExample, sampleRef } from '../sample-ref.ts';

/** The sample of an agency is drawn, or nobody could be in it (9-3b). */
export const AgencySampleDrawn = defineEvent({
  type: 'AgencySampleDrawn',
  version: 1,
  data: () => z.strictObject({ ...sampleRef(), users: z.int(), size: z.int(), populationHash: z.string() }),
  example: { ...sampleExample, users: 12, size: 3, populationHash: '0'.repeat(64) },
});
