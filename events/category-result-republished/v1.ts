import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The published result of a category is amended and published again (9-6b). */
export const CategoryResultRepublished = defineEvent({
  type: 'CategoryResultRepublished',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), listHash: z.string() }),
  example: { ...categoryResultExample, listHash: '2'.repeat(64) },
});
