import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** An objection to the result of a category is upheld, or its notice was in error: it is drafted anew (9-5). */
export const CategoryResultUpheld = defineEvent({
  type: 'CategoryResultUpheld',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), publicityId: z.string() }),
  example: { ...categoryResultExample, publicityId: '2027.INSPECTION_TESTING.1' },
});
