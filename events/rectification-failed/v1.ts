import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** The rectification is not satisfactory after its return (12-2b). */
export const RectificationFailed = defineEvent({
  type: 'RectificationFailed',
  version: 1,
  told: '整改未通过',
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
