import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The discipline office opened the sealed identity, and said for what (3-2g). */
export const ComplaintIdentityOpened = defineEvent({
  type: 'ComplaintIdentityOpened',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
