import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The rectification does not suffice yet; the agency has a last term (12-1e). */
export const RectificationReturned = defineEvent({
  type: 'RectificationReturned',
  version: 1,
  told: '整改报告退回补正',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date() }),
  example: { ...rectificationExample, dueOn: '2027-05-16' },
});
