import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The centre took it up (SM-13); the complainant is answered until `replyDueOn`. */
export const ComplaintAccepted = defineEvent({
  type: 'ComplaintAccepted',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), replyDueOn: z.iso.date() }),
  example: { ...complaintExample, replyDueOn: '2026-04-01' },
});
