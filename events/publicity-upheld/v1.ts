import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { publicityExample, publicityRef } from '../publicity-subject.ts';

/** An objection that affects the subject was upheld (row 5-4b). */
export const PublicityUpheld = defineEvent({
  type: 'PublicityUpheld',
  version: 1,
  data: () => z.strictObject({ ...publicityRef() }),
  example: publicityExample,
});
