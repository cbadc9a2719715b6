import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The investigation led to a suspected violation (SM-13 to SM-15). */
export const ComplaintViolationSuspected = defineEvent({
  type: 'ComplaintViolationSuspected',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), violationId: z.string() }),
  example: { ...complaintExample, violationId: '01JQVIOLATION00000000000XX' },
});
