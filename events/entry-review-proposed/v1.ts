import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The officer has reviewed the entry; a second person decides (9-3a). */
export const EntryReviewProposed = defineEvent({
  type: 'EntryReviewProposed',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
