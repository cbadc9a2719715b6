import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The result of a category is published (9-6b). */
export const CategoryResultPublished = defineEvent({
  type: 'CategoryResultPublished',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), listHash: z.string() }),
  example: { ...categoryResultExample, listHash: '2'.repeat(64) },
});
