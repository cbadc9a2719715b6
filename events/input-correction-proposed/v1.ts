import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** An officer proposes to correct an input of an entry, with evidence (9-3a). */
export const InputCorrectionProposed = defineEvent({
  type: 'InputCorrectionProposed',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), correctionId: z.string(), indicatorId: z.string() }),
  example: { ...entryExample, correctionId: '01JQCORRECTION', indicatorId: 'QLT_ON_TIME_RATE' },
});
