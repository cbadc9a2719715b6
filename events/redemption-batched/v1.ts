import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The redemption is to be paid with a batch. */
export const RedemptionBatched = defineEvent({
  type: 'RedemptionBatched',
  version: 1,
  data: () => z.strictObject({ ...redemptionRef(), batchId: z.string(), amountFen: z.int().nonnegative() }),
  example: { ...redemptionExample, batchId: '2026Q1', amountFen: 2_000_000 },
});
