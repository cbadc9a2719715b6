import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The agency reported what it has put right; late after the time was over (12-1e). */
export const RectificationSubmitted = defineEvent({
  type: 'RectificationSubmitted',
  version: 1,
  told: '已提交整改报告',
  data: () => z.strictObject({ ...rectificationRef(), round: z.int().positive(), late: z.boolean() }),
  example: { ...rectificationExample, round: 1, late: false },
});
