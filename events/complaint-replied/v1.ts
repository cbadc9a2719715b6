import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The complainant was answered. */
export const ComplaintReplied = defineEvent({
  type: 'ComplaintReplied',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
