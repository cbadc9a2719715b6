import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The time to rectify was extended, once (12-1e). */
export const RectificationExtended = defineEvent({
  type: 'RectificationExtended',
  version: 1,
  told: '延长整改期限',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date() }),
  example: { ...rectificationExample, dueOn: '2027-05-01' },
});
