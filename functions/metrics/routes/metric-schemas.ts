import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import { FIGURE_NAMES } from '../../../shared/domain/metrics/category-aggregate.ts';

const n = () => z.int().nonnegative();
const share = (description: string) =>
  z.object({ n: n(), of: n().describe('0: the indicator is missing') }).describe(description);

/** Every input of domain §6.1 for one agency, category and year. */
export const MetricEntryView = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    category: z.string(),
    year: z.int(),
    asOf: z.string().describe('the last day that counts'),
    qualifications: share('certificates that the category asks for, and those that are valid'),
    staff: n().optional().describe('the verified team; absent where none was verified on the platform'),
    products: n().describe('on the shelf for long enough in the year'),
    completion: share('orders completed, of those accepted and due up to the end of the month of asOf'),
    onTime: share('delivered on or before the agreed date, of those delivered'),
    firstPass: share('accepted by the buyer without rework, of those accepted by the buyer'),
    spotChecks: share('passed, of those concluded'),
    completedOrders: n(),
    distinctUsers: n(),
    activeMonths: n(),
    documents: share('internal documents that are current'),
    archived: share('completed orders whose archive is complete'),
    answered: share('orders and demands answered within the response term'),
    overdueDays: n(),
    eventsAttended: n(),
    credit: z.enum(['CLEAR', 'CURED', 'OPEN']).optional(),
    minorViolations: n(),
    rectifications: share('closed in time, of those due'),
    ratings: z.object({ n: n(), stars: n() }),
    complaints: n().describe('substantiated, wholly or in part'),
    heldOrders: n().describe('set aside while they are on hold'),
  }),
);

export const AgencyMetricsView = onFirstUse(() =>
  z.object({
    agencyId: z.string(),
    year: z.int(),
    /** Metrics move with every order; once a month they are also computed anew from the records. */
    refresh: z.literal('MONTHLY'),
    recomputedAt: z.string().optional().describe('when they were last computed anew from the records'),
    entries: z.array(MetricEntryView()),
  }),
);

const Spread = onFirstUse(() =>
  z
    .object({ n: n(), total: n(), p10: n(), p25: n(), p50: n(), p75: n(), p90: n() })
    .describe('rates and the mean rating in ten-thousandths'),
);

export const CategoryMetricsView = onFirstUse(() =>
  z.object({
    category: z.string(),
    year: z.int(),
    asOf: z.string(),
    takenAt: z.string(),
    agencies: n(),
    ratings: z.object({ n: n(), stars: n() }),
    figures: z.object(Object.fromEntries(FIGURE_NAMES.map((name) => [name, Spread()]))),
  }),
);
