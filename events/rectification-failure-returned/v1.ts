import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** A reviewer does not agree that the second report is insufficient (12-2b). */
export const RectificationFailureReturned = defineEvent({
  type: 'RectificationFailureReturned',
  version: 1,
  told: null,
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
