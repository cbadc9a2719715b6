import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The draft of the result is taken back (SM-7). */
export const EntryReopened = defineEvent({
  type: 'EntryReopened',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), draft: z.int().positive() }),
  example: { ...entryExample, draft: 1 },
});
