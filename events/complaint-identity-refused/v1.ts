import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Somebody without the right tried to open the sealed identity (3-2g). */
export const ComplaintIdentityRefused = defineEvent({
  type: 'ComplaintIdentityRefused',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
