import * as z from 'zod';
import { complaintExample, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Who handles it read the sealed facts and evidence; the identity stayed sealed. */
export const ComplaintTextOpened = defineEvent({
  type: 'ComplaintTextOpened',
  version: 1,
  data: () => z.strictObject({ ...complaintRef() }),
  example: { ...complaintExample },
});
