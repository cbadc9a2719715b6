import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The entry has its place in the category (10-1a). */
export const EntryRanked = defineEvent({
  type: 'EntryRanked',
  version: 1,
  data: () =>
    z.strictObject({
      ...entryRef(),
      draft: z.int().positive(),
      rank: z.int().positive(),
      of: z.int().positive(),
    }),
  example: { ...entryExample, draft: 1, rank: 3, of: 24 },
});
