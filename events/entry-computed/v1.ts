import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The system score is computed from the frozen inputs (9-2c). */
export const EntryComputed = defineEvent({
  type: 'EntryComputed',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), runId: z.string(), outliers: z.int().min(0) }),
  example: { ...entryExample, runId: '2027-R1', outliers: 0 },
});
