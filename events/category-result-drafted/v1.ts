import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** Every entry of the category has its rank and grade (9-4). */
export const CategoryResultDrafted = defineEvent({
  type: 'CategoryResultDrafted',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), rankingHash: z.string() }),
  example: { ...categoryResultExample, rankingHash: '3'.repeat(64) },
});
