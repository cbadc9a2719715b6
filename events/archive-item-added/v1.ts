import * as z from 'zod';
import { archiveExample, archiveRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A piece of evidence was added to the open archive of an order (6-4a). */
export const ArchiveItemAdded = defineEvent({
  type: 'ArchiveItemAdded',
  version: 1,
  data: () => z.strictObject({ ...archiveRef(), itemId: z.string(), kind: z.string() }),
  example: { ...archiveExample, itemId: '01JQITEM', kind: 'INVOICE' },
});
