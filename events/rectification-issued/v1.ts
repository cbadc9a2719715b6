import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** An agency is ordered to rectify within a time (12-1). */
export const RectificationIssued = defineEvent({
  type: 'RectificationIssued',
  version: 1,
  told: '责令限期整改',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date(), items: z.int().positive() }),
  example: { ...rectificationExample, dueOn: '2027-04-01', items: 2 },
});
