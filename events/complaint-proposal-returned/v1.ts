import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The second person did not agree with the proposed outcome. */
export const ComplaintProposalReturned = defineEvent({
  type: 'ComplaintProposalReturned',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
