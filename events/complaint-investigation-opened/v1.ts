import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** It is being investigated; the agency, where there is one, is asked to comment until `commentDueOn`. */
export const ComplaintInvestigationOpened = defineEvent({
  type: 'ComplaintInvestigationOpened',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), commentDueOn: z.iso.date().optional() }),
  example: { ...complaintExample, commentDueOn: '2026-03-10' },
});
