import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** Path under the platform's address. */
export const ELIGIBILITY_PATH = '/v1/eligibility';

/** `POST <address>/v1/eligibility`; money in 分. */
export const EligibilityRequest = onFirstUse(() =>
  z.strictObject({
    buyerId: z.string().min(1).max(64),
    kind: z.enum(['ENTERPRISE', 'TEAM']),
    uscc: z.string().optional(),
    category: z.string().min(1).max(60),
    voucherFen: z.int().nonnegative(),
  }),
);

export const EligibilityResponse = onFirstUse(() =>
  z.discriminatedUnion('eligible', [
    z.object({ eligible: z.literal(true), reference: z.string().min(1).max(200).optional() }),
    z.object({ eligible: z.literal(false), reason: z.string().min(1).max(500) }),
  ]),
);
