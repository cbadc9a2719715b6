import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** Its cases and their order are changed (11-2c). */
export const CaseCollectionArranged = defineEvent({
  type: 'CaseCollectionArranged',
  version: 1,
  data: () => z.strictObject({ collectionId: z.string(), cycleId: z.string(), cases: z.int() }),
  example: { collectionId: '2027-1', cycleId: '2027', cases: 12 },
});
