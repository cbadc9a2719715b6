import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { sampleExample, sampleRef } from '../sample-ref.ts';

/** The next of the list takes a place of the sample (9-3c). */
export const SampleContinued = defineEvent({
  type: 'SampleContinued',
  version: 1,
  data: () => z.strictObject({ ...sampleRef(), slot: z.int(), next: z.int() }),
  example: { ...sampleExample, slot: 1, next: 4 },
});
