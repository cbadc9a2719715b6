import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** Work on metrics that fans out: each message is one page, done once however often it comes. */
export const PageMessage = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    /** Composes the entries of these agencies. */
    z.strictObject({
      kind: z.literal('ENTRIES'),
      /** `entries-2026-11-24`: one run a night. */
      run: z.string(),
      page: z.string(),
      agencyIds: z.array(z.string()).min(1),
    }),
    /** Adds up the entries of a category. */
    z.strictObject({ kind: z.literal('AGGREGATE'), year: z.int(), category: z.string() }),
    /** Counts the objects of one list of an agency anew. */
    z.strictObject({
      kind: z.literal('RECOMPUTE'),
      /** `recompute-2026-11`: one run a month, or a name of the operator's. */
      run: z.string(),
      agencyId: z.string(),
      list: z.int().nonnegative(),
      cursor: z.string().optional(),
    }),
  ]),
);
export type PageMessage = z.infer<ReturnType<typeof PageMessage>>;
export type PageOf<K extends PageMessage['kind']> = Extract<PageMessage, { kind: K }>;

/** Two years of up to sixteen categories each are 32 writes for an agency, of 100 in a transaction. */
export const AGENCIES_A_PAGE = 3;
