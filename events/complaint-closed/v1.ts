import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** It came to its end. */
export const ComplaintClosed = defineEvent({
  type: 'ComplaintClosed',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
