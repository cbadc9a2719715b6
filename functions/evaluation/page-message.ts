import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** Work of the season that fans out: each message is one page, done once however often it comes. */
export const PageMessage = onFirstUse(() =>
  z.discriminatedUnion('step', [
    /** Determines the scope of a page of agencies, and hands on the next. */
    z.strictObject({
      step: z.literal('SCOPE'),
      cycleId: z.string(),
      runId: z.string(),
      page: z.int().min(1),
      status: z.enum(['ACTIVE', 'SUSPENDED']),
      cursor: z.string().optional(),
    }),
    /** Sends pages of the published list on, to be placed. */
    z.strictObject({
      step: z.literal('LIST'),
      cycleId: z.string(),
      runId: z.string(),
      of: z.enum(['IN', 'OUT']),
    }),
    /** Places these agencies in scope and tells them, or leaves them out with the reason. */
    z.strictObject({
      step: z.literal('PLACE'),
      cycleId: z.string(),
      runId: z.string(),
      of: z.enum(['IN', 'OUT']),
      agencyIds: z.array(z.string()).min(1),
    }),
  ]),
);
export type PageMessage = z.infer<ReturnType<typeof PageMessage>>;
export type PageOf<K extends PageMessage['step']> = Extract<PageMessage, { step: K }>;
