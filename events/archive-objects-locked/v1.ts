import * as z from 'zod';
import { archiveExample, archiveRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The files of the archive stand under an object lock until the end of `retainUntil` (6-4a). */
export const ArchiveObjectsLocked = defineEvent({
  type: 'ArchiveObjectsLocked',
  version: 1,
  data: () => z.strictObject({ ...archiveRef(), objects: z.int().nonnegative(), retainUntil: z.iso.date() }),
  example: { ...archiveExample, objects: 4, retainUntil: '2036-05-06' },
});
