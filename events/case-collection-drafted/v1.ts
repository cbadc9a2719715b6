import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A version of the collection of service cases is begun (11-2c). */
export const CaseCollectionDrafted = defineEvent({
  type: 'CaseCollectionDrafted',
  version: 1,
  data: () => z.strictObject({ collectionId: z.string(), cycleId: z.string() }),
  example: { collectionId: '2027-1', cycleId: '2027' },
});
