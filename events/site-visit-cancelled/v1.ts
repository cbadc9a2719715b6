import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** A visit that was announced does not take place (9-3e). */
export const SiteVisitCancelled = defineEvent({
  type: 'SiteVisitCancelled',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), siteVisitId: z.string(), visitOn: z.iso.date() }),
  example: { ...entryExample, siteVisitId: '01JQVISIT', visitOn: '2027-04-20' },
});
