import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** An agency is asked why it did not respond, before it may be ordered to rectify (12-1b). */
export const RectificationJustificationAsked = defineEvent({
  type: 'RectificationJustificationAsked',
  version: 1,
  told: '要求说明理由',
  data: () => z.strictObject({ ...rectificationRef(), dueOn: z.iso.date() }),
  example: { ...rectificationExample, dueOn: '2027-04-01' },
});
