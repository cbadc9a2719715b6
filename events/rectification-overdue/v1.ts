import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The time to rectify is over without a report (12-2a). */
export const RectificationOverdue = defineEvent({
  type: 'RectificationOverdue',
  version: 1,
  told: '整改逾期',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date() }),
  example: { ...rectificationExample, dueOn: '2027-05-01' },
});
