import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The time to say why orders were not answered is over, and no reason was given (12-1b). */
export const RectificationJustificationEnded = defineEvent({
  type: 'RectificationJustificationEnded',
  version: 1,
  told: '说明理由期限届满',
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
