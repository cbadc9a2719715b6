import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** What was to be rectified is rectified (12-1e). */
export const RectificationAccepted = defineEvent({
  type: 'RectificationAccepted',
  version: 1,
  told: '整改验收合格',
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
