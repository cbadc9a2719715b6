import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** A second person has given the correction back (9-3a). */
export const InputCorrectionReturned = defineEvent({
  type: 'InputCorrectionReturned',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), correctionId: z.string(), indicatorId: z.string() }),
  example: { ...entryExample, correctionId: '01JQCORRECTION', indicatorId: 'QLT_ON_TIME_RATE' },
});
