import * as z from 'zod';
import { archiveExample, archiveRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The archive is complete and sealed by the hash of its items; kept at least until the end of `retainUntil` (6-4a). */
export const ArchiveSealed = defineEvent({
  type: 'ArchiveSealed',
  version: 1,
  data: () => z.strictObject({ ...archiveRef(), sealHash: z.string(), retainUntil: z.iso.date() }),
  example: { ...archiveExample, sealHash: 'a3f1', retainUntil: '2036-05-06' },
});
