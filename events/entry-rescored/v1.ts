import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The score is computed again: an input was corrected, or the survey has closed (9-3). */
export const EntryRescored = defineEvent({
  type: 'EntryRescored',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), cause: z.enum(['CORRECTION', 'SATISFACTION']) }),
  example: { ...entryExample, cause: 'CORRECTION' as const },
});
