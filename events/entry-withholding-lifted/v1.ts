import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The investigation has ended; the entry is reviewed on. */
export const EntryWithholdingLifted = defineEvent({
  type: 'EntryWithholdingLifted',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
