import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The review is approved by a second person (9-3a). */
export const EntryReviewed = defineEvent({
  type: 'EntryReviewed',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
