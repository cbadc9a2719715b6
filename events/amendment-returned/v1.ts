import * as z from 'zod';
import { amendmentExample, amendmentRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The proposed amendment is not agreed to (9-6b). */
export const AmendmentReturned = defineEvent({
  type: 'AmendmentReturned',
  version: 1,
  data: () => z.strictObject(amendmentRef()),
  example: amendmentExample,
});
