import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { sampleExample, sampleRef } from '../sample-ref.ts';

/** Every user of an agency's sample has answered, or no other is left: the scores stand (9-3c). */
export const SatisfactionClosed = defineEvent({
  type: 'SatisfactionClosed',
  version: 1,
  data: () => z.strictObject({ ...sampleRef(), answers: z.int() }),
  example: { ...sampleExample, answers: 3 },
});
