import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** A record in the `sealed` table: its reference and the hash of what it holds. */
export const SealedPart = onFirstUse(() => z.strictObject({ ref: z.string(), hash: z.string() }));
export type SealedPart = z.infer<ReturnType<typeof SealedPart>>;
