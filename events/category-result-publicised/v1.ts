import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The result of a category stands in its public notice (9-5). */
export const CategoryResultPublicised = defineEvent({
  type: 'CategoryResultPublicised',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), publicityId: z.string() }),
  example: { ...categoryResultExample, publicityId: '2027.INSPECTION_TESTING.1' },
});
