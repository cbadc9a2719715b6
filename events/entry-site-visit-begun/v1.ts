import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** Two persons visit the agency (9-3e). */
export const EntrySiteVisitBegun = defineEvent({
  type: 'EntrySiteVisitBegun',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), siteVisitId: z.string() }),
  example: { ...entryExample, siteVisitId: '01JQVISIT' },
});
