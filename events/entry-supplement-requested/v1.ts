import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The agency is asked for more material (9-3d). */
export const EntrySupplementRequested = defineEvent({
  type: 'EntrySupplementRequested',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), cooperationId: z.string() }),
  example: { ...entryExample, cooperationId: '01JQCOOPERATION' },
});
