import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The entry is not ranked: another category of the agency is its best, or it had no activity (10-3a). */
export const EntryNonRanked = defineEvent({
  type: 'EntryNonRanked',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), draft: z.int().positive() }),
  example: { ...entryExample, draft: 1 },
});
