import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** An officer proposes that the entry be 不合格; the agency is heard first (9-4). */
export const UnqualifiedProposed = defineEvent({
  type: 'UnqualifiedProposed',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), hearingId: z.string() }),
  example: { ...entryExample, hearingId: '01JQHEARING' },
});
