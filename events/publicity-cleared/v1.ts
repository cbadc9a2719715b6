import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** The last objection that was pending at the close failed (row 5-4b). */
export const PublicityCleared = defineEvent({
  type: 'PublicityCleared',
  version: 1,
  data: () => z.strictObject({ ...publicityRef() }),
  example: publicityExample,
});
