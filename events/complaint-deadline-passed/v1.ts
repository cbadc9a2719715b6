import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A clock of the handling ran out; nothing is decided by it. */
export const ComplaintDeadlinePassed = defineEvent({
  type: 'ComplaintDeadlinePassed',
  version: 1,
  data: () =>
    z.strictObject({
      ...complaintRef(),
      deadline: z.enum(['COMPLAINT_ACCEPT', 'COMPLAINT_COMMENT', 'COMPLAINT_REPLY']),
    }),
  example: { ...complaintExample, deadline: 'COMPLAINT_ACCEPT' },
});
