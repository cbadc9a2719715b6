import * as z from 'zod';
import { complaintExample, ComplaintNonAcceptance, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** It was not taken up, for one of the published reasons. */
export const ComplaintNotAccepted = defineEvent({
  type: 'ComplaintNotAccepted',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), reasonCode: ComplaintNonAcceptance() }),
  example: { ...complaintExample, reasonCode: 'NO_CHECKABLE_LEADS' },
});
