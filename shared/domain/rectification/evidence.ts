import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { instantSchema } from '../time/instant.ts';
import { localDateSchema } from '../time/local-date.ts';
import { Reminder } from '../upkeep/upkeep.ts';

/** What an adjustment may come from (12-0): 日常管理, 综合评价, 监督检查. */
export const ADJUSTMENT_SOURCES = ['DAILY_MANAGEMENT', 'EVALUATION', 'INSPECTION'] as const;
export type AdjustmentSource = (typeof ADJUSTMENT_SOURCES)[number];

/** The orders that nobody answered, oldest first. */
const Unresponsive = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('UNRESPONSIVE'),
    orders: z.array(
      z.strictObject({
        orderId: z.string(),
        orderNo: z.string(),
        placedAt: instantSchema(),
        days: z.int(),
      }),
    ),
    windowDays: z.int(),
  }),
);

/** A published grade of 不合格. */
const Evaluation = onFirstUse(() =>
  z.strictObject({
    kind: z.literal('EVALUATION'),
    cycleId: z.string(),
    entryId: z.string(),
    category: z.string(),
    total: z.string().optional(),
    /** Codes of what led to the grade. */
    because: z.array(z.string()),
  }),
);

/** What the platform itself knows of the ground that an officer names: without it there is none. */
export const Proof = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('NOT_UPDATED'),
      lastEffectiveUpdateOn: localDateSchema(),
      /** Whole periods, with their days of grace, that ended without an update. */
      missed: z.int().positive(),
    }),
    Unresponsive(),
    Evaluation(),
  ]),
);
export type Proof = z.infer<ReturnType<typeof Proof>>;

/** What a proposal rests on, by its ground. */
export const Evidence = onFirstUse(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('INFO_NOT_UPDATED'),
      lastEffectiveUpdateOn: localDateSchema(),
      dueOn: localDateSchema(),
      graceLastDay: localDateSchema(),
      /** Each with the notice by which the agency was told. */
      reminders: z.array(z.strictObject({ ...Reminder().shape, noticeId: z.string() })),
    }),
    Unresponsive(),
    z.strictObject({
      kind: z.literal('SPOT_CHECK'),
      spotCheckId: z.string(),
      orderId: z.string(),
      /** Keys of the lines of the result sheet that have a defect. */
      defects: z.array(z.string()),
      reason: z.string(),
    }),
    Evaluation(),
    z.strictObject({
      kind: z.literal('BY_HAND'),
      source: z.enum(ADJUSTMENT_SOURCES),
      /** What gave rise to it, e.g. `COMPLAINT#…`, `VIOLATION#…`, `INSPECTION#…`. */
      sourceRef: z.string().optional(),
      reason: z.string(),
      documentIds: z.array(z.string()),
      proof: Proof().optional(),
    }),
  ]),
);
export type Evidence = z.infer<ReturnType<typeof Evidence>>;

/** Where an order to rectify comes from (12-0). */
export function sourceOf(evidence: Evidence): AdjustmentSource {
  if (evidence.kind === 'BY_HAND') return evidence.source;
  return evidence.kind === 'EVALUATION' ? 'EVALUATION' : 'DAILY_MANAGEMENT';
}
