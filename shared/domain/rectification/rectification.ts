import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { Reminder } from '../upkeep/upkeep.ts';

/** Why an agency is to put something right within a time (12-1); the days of each are policy `rectification.days`. */
export const GROUNDS = ['INFO_NOT_UPDATED', 'UNRESPONSIVE', 'UNQUALIFIED', 'OTHER'] as const;

/** What a proposal rests on, by its ground. */
const Evidence = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('INFO_NOT_UPDATED'),
      lastEffectiveUpdateOn: localDateSchema(),
      dueOn: localDateSchema(),
      graceLastDay: localDateSchema(),
      /** Each with the notice by which the agency was told. */
      reminders: z.array(z.strictObject({ ...Reminder().shape, noticeId: z.string() })),
    }),
    z.strictObject({
      kind: z.literal('SPOT_CHECK'),
      spotCheckId: z.string(),
      orderId: z.string(),
      /** Keys of the lines of the result sheet that have a defect. */
      defects: z.array(z.string()),
      reason: z.string(),
    }),
    z.strictObject({
      kind: z.literal('EVALUATION'),
      cycleId: z.string(),
      entryId: z.string(),
      category: z.string(),
      total: z.string().optional(),
      /** Codes of what led to the grade. */
      because: z.array(z.string()),
    }),
  ]),
);

export const RectificationBody = onFirstUse(() =>
  z.strictObject({
    agencyId: z.string(),
    uscc: z.string(),
    ground: z.enum(GROUNDS),
    evidence: Evidence(),
    /** Pseudonym of the officer, or `SYSTEM`. */
    proposedBy: z.string(),
    proposedAt: instantSchema(),
    dropped: z.strictObject({ by: z.string(), at: instantSchema(), reason: z.string() }).optional(),
  }),
);
export type RectificationBody = z.infer<ReturnType<typeof RectificationBody>>;
