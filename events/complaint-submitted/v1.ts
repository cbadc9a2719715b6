import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A complaint, report or suggestion was handed in (3-2f, 3-2g, 3-2h). */
export const ComplaintSubmitted = defineEvent({
  type: 'ComplaintSubmitted',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
