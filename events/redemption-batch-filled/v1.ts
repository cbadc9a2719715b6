import * as z from 'zod';
import { batchExample, batchRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A page of approved redemptions was taken into the batch. */
export const RedemptionBatchFilled = defineEvent({
  type: 'RedemptionBatchFilled',
  version: 1,
  data: () => z.strictObject({ ...batchRef(), added: z.int().nonnegative() }),
  example: { ...batchExample, added: 20 },
});
