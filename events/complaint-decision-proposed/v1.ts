import * as z from 'zod';
import { complaintExample, ComplaintOutcome, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The first person proposed an outcome. */
export const ComplaintDecisionProposed = defineEvent({
  type: 'ComplaintDecisionProposed',
  version: 1,
  data: () => z.strictObject({ ...complaintRef(), outcome: ComplaintOutcome() }),
  example: { ...complaintExample, outcome: 'SUBSTANTIATED' },
});
