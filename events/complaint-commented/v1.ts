import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The agency commented, not knowing who complained. */
export const ComplaintCommented = defineEvent({
  type: 'ComplaintCommented',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
