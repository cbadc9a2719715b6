import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

const paged = onFirstUse(() => ({
  category: z.string(),
  page: z.int().min(1),
  cursor: z.string().optional(),
}));

/** Work of a scoring run or a rehearsal: each message is one page, done once however often it comes. */
export const RunPage = onFirstUse(() =>
  z.discriminatedUnion('step', [
    /** Checks and freezes the inputs of a page of a category's entries. */
    z.strictObject({ step: z.literal('FREEZE'), runId: z.string(), round: z.int().min(1), ...paged() }),
    /** Computes the figures of a category from what is frozen. */
    z.strictObject({ step: z.literal('MEASURE'), runId: z.string(), category: z.string() }),
    /** Scores a page of what is frozen of a category. */
    z.strictObject({ step: z.literal('SCORE'), runId: z.string(), ...paged() }),
    /** Opens the tasks of a page of outliers. */
    z.strictObject({
      step: z.literal('OUTLIERS'),
      runId: z.string(),
      page: z.int().min(1),
      cursor: z.string().optional(),
    }),
    /** Scores a page of a category by a draft. */
    z.strictObject({ step: z.literal('REHEARSE'), rehearsalId: z.string(), ...paged() }),
    /** Ranks and grades what a rehearsal has scored, twice, and compares. */
    z.strictObject({ step: z.literal('COMPARE'), rehearsalId: z.string() }),
  ]),
);
export type RunPage = z.infer<ReturnType<typeof RunPage>>;
export type PageOf<S extends RunPage['step']> = Extract<RunPage, { step: S }>;

/** Four writes at most for an entry (state, event, rank key, finding), three for the page, 100 for a transaction. */
export const ENTRIES_A_PAGE = 24;
/** Three writes at most for a task, and the check of its entry. */
export const TASKS_A_PAGE = 24;
