import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** The query of every list: how many, and from where on. */
export const pageQuery = onFirstUse(() => ({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2000).optional(),
}));

/** The answer of every list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    cursor: z.string().optional().describe('give it back to get the next page'),
  });
