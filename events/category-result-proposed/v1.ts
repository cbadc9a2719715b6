import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The ranking of a category is computed for the result that is proposed (10-1a). */
export const CategoryResultProposed = defineEvent({
  type: 'CategoryResultProposed',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), rankingHash: z.string() }),
  example: { ...categoryResultExample, rankingHash: '3'.repeat(64) },
});
