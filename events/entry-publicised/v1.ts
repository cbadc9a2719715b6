import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The grade stands in the public notice (9-5). */
export const EntryPublicised = defineEvent({
  type: 'EntryPublicised',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), publicityId: z.string() }),
  example: { ...entryExample, publicityId: '01JQPUBLICITY' },
});
