import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** Goes on with the root of a day. Where it goes on from stands in the table, so that a repeat does no harm. */
export const PageMessage = onFirstUse(() => z.strictObject({ kind: z.literal('TAKE'), day: z.string() }));
export type PageMessage = z.infer<ReturnType<typeof PageMessage>>;
