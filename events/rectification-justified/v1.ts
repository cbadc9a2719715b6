import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** An agency gave its reason for not having responded (12-1b). */
export const RectificationJustified = defineEvent({
  type: 'RectificationJustified',
  version: 1,
  told: '已说明理由',
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
