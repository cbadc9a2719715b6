import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The Commission has approved the notice of the evaluation (9-1a). */
export const EvaluationNoticeApproved = defineEvent({
  type: 'EvaluationNoticeApproved',
  version: 1,
  data: () => z.strictObject({ cycleId: z.string(), noticeOn: z.iso.date(), listHash: z.string() }),
  example: { cycleId: '2027', noticeOn: '2027-02-20', listHash: '2'.repeat(64) },
});
