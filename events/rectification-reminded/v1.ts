import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The time to rectify ends in so many days (12-1e). */
export const RectificationReminded = defineEvent({
  type: 'RectificationReminded',
  version: 1,
  told: '提示整改期限',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date(), daysLeft: z.int().nonnegative() }),
  example: { ...rectificationExample, dueOn: '2027-05-01', daysLeft: 7 },
});
