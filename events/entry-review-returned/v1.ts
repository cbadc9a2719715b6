import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The second person does not agree with the review (9-3a). */
export const EntryReviewReturned = defineEvent({
  type: 'EntryReviewReturned',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
