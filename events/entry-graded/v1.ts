import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The entry has its grade in a draft of the result (9-4). */
export const EntryGraded = defineEvent({
  type: 'EntryGraded',
  version: 1,
  data: () =>
    z.strictObject({
      ...entryRef(),
      draft: z.int().positive(),
      grade: z.enum(['EXCELLENT', 'GOOD', 'QUALIFIED', 'UNQUALIFIED']),
    }),
  example: { ...entryExample, draft: 1, grade: 'GOOD' as const },
});
