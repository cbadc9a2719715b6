import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** An accepted scope correction takes the entry in again (9-1d). */
export const EntryReinstated = defineEvent({
  type: 'EntryReinstated',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
