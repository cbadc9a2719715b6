import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The entry takes no part, or no longer (SM-8); with the code of the reason. */
export const EntryExcluded = defineEvent({
  type: 'EntryExcluded',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), reasonCode: z.string() }),
  example: { ...entryExample, reasonCode: 'AGENCY_REMOVED' },
});
