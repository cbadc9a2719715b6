import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { entryExample, entryRef } from '../evaluation-entry-ref.ts';

/** An agency will be visited for the review of its entry, by two persons at least (9-3e). */
export const SiteVisitPlanned = defineEvent({
  type: 'SiteVisitPlanned',
  version: 1,
  data: () => z.strictObject({ ...entryRef(), siteVisitId: z.string(), visitOn: z.iso.date() }),
  example: { ...entryExample, siteVisitId: '01JQVISIT', visitOn: '2027-04-20' },
});
