import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** The visit is recorded, with minutes that the visitors signed and photos (9-3e). */
export const SiteVisitDone = defineEvent({
  type: 'SiteVisitDone',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), siteVisitId: z.string(), visitOn: z.iso.date() }),
  example: { ...entryExample, siteVisitId: '01JQVISIT', visitOn: '2027-04-20' },
});
