import * as z from 'zod';
import { archiveExample, archiveRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A correction was appended to a sealed archive; nothing in it was changed (6-4a). */
export const ArchiveCorrectionAppended = defineEvent({
  type: 'ArchiveCorrectionAppended',
  version: 1,
  data: () => z.strictObject({ ...archiveRef(), correctionId: z.string(), refersToItemId: z.string() }),
  example: { ...archiveExample, correctionId: '01JQCORR', refersToItemId: '01JQITEM' },
});
