import * as z from 'zod';
import { onFirstUse } from '../../events/on-first-use.ts';

/** What a one-time schedule or a sweep puts on the deadlines queue: which deadline to look at. It is a hint only. */
export const DeadlineMessage = onFirstUse(() =>
  z.strictObject({
    aggregate: z.strictObject({ kind: z.string(), id: z.string() }),
    deadline: z.string(),
    dueAt: z.iso.datetime({ precision: 3 }),
  }),
);
export type DeadlineMessage = z.infer<ReturnType<typeof DeadlineMessage>>;
