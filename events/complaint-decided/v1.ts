import * as z from 'zod';
import { complaintExample, ComplaintOutcome, complaintRef } from '../complaint-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Two persons decided whether it is substantiated (SM-13 ④). */
export const ComplaintDecided = defineEvent({
  type: 'ComplaintDecided',
  version: 1,
  data: () =>
    z.strictObject({ ...complaintRef(), outcome: ComplaintOutcome(), category: z.string().optional() }),
  example: { ...complaintExample, outcome: 'SUBSTANTIATED', category: 'INSPECTION_TESTING' },
});
