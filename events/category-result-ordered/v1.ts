import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The ranking of a category is decided on and is being written to its entries (9-4). */
export const CategoryResultOrdered = defineEvent({
  type: 'CategoryResultOrdered',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), rankingHash: z.string() }),
  example: { ...categoryResultExample, rankingHash: '3'.repeat(64) },
});
