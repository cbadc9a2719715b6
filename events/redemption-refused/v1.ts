import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The redemption is refused for good, unless the decision is revoked (SM-6, 14-2a). */
export const RedemptionRefused = defineEvent({
  type: 'RedemptionRefused',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), amountFen: z.int().min(0) }),
  example: { ...redemptionExample, amountFen: 250_000 },
});
