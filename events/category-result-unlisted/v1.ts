import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Nobody of the category has a grade: there is nothing to publicise, and nothing stands against it (9-5). */
export const CategoryResultUnlisted = defineEvent({
  type: 'CategoryResultUnlisted',
  version: 1,
  data: () => z.strictObject(categoryResultRef()),
  example: categoryResultExample,
});
