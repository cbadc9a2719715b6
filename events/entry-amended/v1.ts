import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The Commission has decided to amend a published result (9-6b). */
export const EntryAmended = defineEvent({
  type: 'EntryAmended',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), amendmentId: z.string() }),
  example: { ...entryExample, amendmentId: '01JQAMENDMENT' },
});
