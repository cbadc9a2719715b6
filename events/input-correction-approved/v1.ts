import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** A second person has approved the correction; the entry is scored anew (9-3a). */
export const InputCorrectionApproved = defineEvent({
  type: 'InputCorrectionApproved',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), correctionId: z.string(), indicatorId: z.string() }),
  example: { ...entryExample, correctionId: '01JQCORRECTION', indicatorId: 'QLT_ON_TIME_RATE' },
});
