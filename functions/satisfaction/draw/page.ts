import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** A page of the entries of one category, whose agencies' samples are drawn: one message each. */
export const DrawPage = onFirstUse(() =>
  z.strictObject({
    step: z.literal('DRAW'),
    cycleId: z.string(),
    category: z.string(),
    cursor: z.string().optional(),
  }),
);
export type DrawPage = z.infer<ReturnType<typeof DrawPage>>;

/** Each is a commit of its own, with some calls to the key store. */
export const ENTRIES_A_PAGE = 10;
