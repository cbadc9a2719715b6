import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The answer takes longer, once. */
export const ComplaintReplyExtended = defineEvent({
  type: 'ComplaintReplyExtended',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), dueOn: z.iso.date() }),
  example: { ...complaintExample, dueOn: '2026-05-01' },
});
