import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { sampleExample, sampleRef } from '../sample-ref.ts';

/** One place of the sample is answered, or nobody is left for it (9-3c). */
export const SampleSlotSettled = defineEvent({
  type: 'SampleSlotSettled',
  version: 1,
  data: () => z.strictObject({ ...sampleRef(), slot: z.int(), outcome: z.enum(['RESPONDED', 'EXHAUSTED']) }),
  example: { ...sampleExample, slot: 1, outcome: 'RESPONDED' },
});
