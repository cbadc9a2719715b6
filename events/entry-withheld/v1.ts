import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The grade is withheld while an investigation is open (domain §6.4). */
export const EntryWithheld = defineEvent({
  type: 'EntryWithheld',
  version: 1,
  data: () => z.strictObject(entryRef()),
  example: entryExample,
});
