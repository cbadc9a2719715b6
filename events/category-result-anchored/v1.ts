import * as z from 'zod';
import { categoryResultExample, categoryResultRef } from '../category-result-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The bundles of a published result are made: their root stands beside the hash of its ranking (9-6b, domain §6.5). */
export const CategoryResultAnchored = defineEvent({
  type: 'CategoryResultAnchored',
  version: 1,
  data: () => z.strictObject({ ...categoryResultRef(), rankingHash: z.string(), rootHash: z.string() }),
  example: { ...categoryResultExample, rankingHash: '1'.repeat(64), rootHash: '3'.repeat(64) },
});
