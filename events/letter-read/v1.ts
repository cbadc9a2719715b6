import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A letter was opened for the first time: the read receipt. */
export const LetterRead = defineEvent({
  type: 'LetterRead',
  version: 1,
  data: () => z.strictObject({ letterId: z.string(), uscc: z.string().optional() }),
  example: { letterId: '0b7c9d1e2f3a4b5c6d7e8f9a0b1c2d3e', uscc: '91310104MA1FX0010C' },
});
