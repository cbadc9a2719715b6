import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The notice of a category is over and no objection stands (9-5). */
export const CategoryResultCleared = defineEvent({
  type: 'CategoryResultCleared',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), publicityId: z.string() }),
  example: { ...categoryResultExample, publicityId: '2027.INSPECTION_TESTING.1' },
});
