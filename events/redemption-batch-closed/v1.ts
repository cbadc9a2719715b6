import * as z from 'zod';
import { batchExample, batchRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The batch is complete. */
export const RedemptionBatchClosed = defineEvent({
  type: 'RedemptionBatchClosed',
  version: 1,
  data: () => z.strictObject({ ...batchRef(), count: z.int().nonnegative() }),
  example: { ...batchExample, count: 42 },
});
