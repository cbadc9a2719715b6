import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The result is published (9-6b); `primary` where this is the agency's entry that was ranked. */
export const EntryFinal = defineEvent({
  type: 'EntryFinal',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), primary: z.boolean().optional() }),
  example: { ...entryExample, primary: true },
});
