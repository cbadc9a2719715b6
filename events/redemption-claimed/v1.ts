import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The agency claims the voucher amount of an archived order; `round` counts its claims (SM-6). */
export const RedemptionClaimed = defineEvent({
  type: 'RedemptionClaimed',
  version: 1,
  data: () =>
    z.strictObject({ ...redemptionRef(), amountFen: z.int().nonnegative(), round: z.int().positive() }),
  example: { ...redemptionExample, amountFen: 2_000_000, round: 1 },
});
