import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** It belongs to another authority and was passed on. */
export const ComplaintTransferred = defineEvent({
  type: 'ComplaintTransferred',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
