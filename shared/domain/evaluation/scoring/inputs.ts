import * as z from 'zod';
import { onFirstUse } from '../../../../events/on-first-use.ts';
import type { MetricEntry } from '../../metrics/entry.ts';

/** More than any agency will have; within it the engine's integers are exact. */
const MOST = 10_000_000;
const count = () => z.int().min(0).max(MOST);
const Share = () =>
  z
    .strictObject({ n: count(), of: count() })
    .refine(({ n, of }) => n <= of, 'a part is no more than its whole');

/** What one entry is scored from (domain §6.1): the platform's own figures of the period and the users' answers. */
export const EntryInputs = onFirstUse(() =>
  z.strictObject({
    qualifications: Share(),
    /** Absent where no team was verified. */
    staff: count().optional(),
    products: count(),
    completion: Share(),
    onTime: Share(),
    firstPass: Share(),
    spotChecks: Share(),
    completedOrders: count(),
    distinctUsers: count(),
    activeMonths: z.int().min(0).max(12),
    documents: Share(),
    archived: Share(),
    answered: Share(),
    overdueDays: count(),
    eventsAttended: count(),
    /** Absent where no source was asked. */
    credit: z.enum(['CLEAR', 'CURED', 'OPEN']).optional(),
    minorViolations: count(),
    rectifications: Share(),
    ratings: z
      .strictObject({ n: count(), stars: count() })
      .refine(({ n, stars }) => stars >= n && stars <= 5 * n, 'a rating has 1 to 5 stars'),
    complaints: count(),
    /** 0–100 of each user who answered, in hundredths at most; absent before the review and where nobody answered. */
    satisfaction: z
      .array(z.number().min(0).max(100).refine(inHundredths, 'two decimals at most'))
      .min(1)
      .optional(),
  }),
);
export type EntryInputs = z.infer<ReturnType<typeof EntryInputs>>;

function inHundredths(value: number): boolean {
  return Math.round(value * 100) / 100 === value;
}

/** The inputs among the metrics of an entry. */
export function inputsOf(entry: MetricEntry): EntryInputs {
  const { agencyId: _, category: _c, year: _y, asOf: _a, heldOrders: _h, ...inputs } = entry;
  return inputs;
}

/** Without a completed order in the period there is nothing to rank (domain §6.4). */
export const hasActivity = ({ completedOrders }: EntryInputs): boolean => completedOrders > 0;
