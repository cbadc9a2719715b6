import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

const part = () => ({
  /** The event that set it off: each entry is marked under it. */
  eventId: z.string(),
  cycleId: z.string(),
  category: z.string(),
  cursor: z.string().optional(),
});

/** Work after a published result that fans out: a page of a category's entries, done once however often it comes. */
export const PageMessage = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    /** Lists what follows from the grade of each entry. */
    z.strictObject({ kind: z.literal('SETTLE'), ...part() }),
    /** Opens the follow-ups of a service plan for each entry of its grade. */
    z.strictObject({ kind: z.literal('FOLLOW'), planId: z.string(), ...part() }),
  ]),
);
export type PageMessage = z.infer<ReturnType<typeof PageMessage>>;
export type PageOf<K extends PageMessage['kind']> = Extract<PageMessage, { kind: K }>;

/** Each entry is a commit of its own. */
export const ENTRIES_A_PAGE = 10;
