import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** An officer reviews the score and its inputs (9-3a); `again` where a review had ended or was interrupted. */
export const EntryUnderReview = defineEvent({
  type: 'EntryUnderReview',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), again: z.boolean() }),
  example: { ...entryExample, again: false },
});
