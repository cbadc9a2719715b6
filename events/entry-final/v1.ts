import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The result is published (9-6b). */
export const EntryFinal = defineEvent({
  type: 'EntryFinal',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
