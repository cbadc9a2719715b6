import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A version of the collection is published; `exportHash` is that of its exported form (11-2c). */
export const CaseCollectionPublished = defineEvent({
  type: 'CaseCollectionPublished',
  version: 1,
  data: () => z.strictObject({ collectionId: z.string(), cycleId: z.string(), exportHash: z.string() }),
  example: {
    collectionId: '2027-1',
    cycleId: '2027',
    exportHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  },
});
