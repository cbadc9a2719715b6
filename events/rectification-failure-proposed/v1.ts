import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { rectificationExample, rectificationRef } from '../rectification-ref.ts';

/** An officer finds the second report insufficient, too; a reviewer decides (12-2b). */
export const RectificationFailureProposed = defineEvent({
  type: 'RectificationFailureProposed',
  version: 1,
  told: null,
  data: () => z.strictObject(rectificationRef()),
  example: rectificationExample,
});
