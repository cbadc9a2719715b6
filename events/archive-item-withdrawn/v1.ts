import * as z from 'zod';
import { archiveExample, archiveRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A piece of evidence was taken back before the archive was sealed (6-4a). */
export const ArchiveItemWithdrawn = defineEvent({
  type: 'ArchiveItemWithdrawn',
  version: 1,
  data: () => z.strictObject({ ...archiveRef(), itemId: z.string(), kind: z.string() }),
  example: { ...archiveExample, itemId: '01JQITEM', kind: 'INVOICE' },
});
