import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The agency is evaluated in this category (7-1e). */
export const EntryPlacedInScope = defineEvent({
  type: 'EntryPlacedInScope',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
