import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The entry takes no part, or no longer (SM-8); `reason` is a code. */
export const EntryExcluded = defineEvent({
  type: 'EntryExcluded',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), reason: z.string() }),
  example: { ...entryExample, reason: 'AGENCY_REMOVED' },
});
