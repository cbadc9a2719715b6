import * as z from 'zod';
import { batchExample, batchRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** A batch of redemptions is being made up. */
export const RedemptionBatchOpened = defineEvent({
  type: 'RedemptionBatchOpened',
  version: 1,
  data: () => z.strictObject({ ...batchRef() }),
  example: batchExample,
});
