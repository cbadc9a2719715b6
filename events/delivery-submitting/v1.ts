import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** One attempt was claimed: from here on nobody else may submit it. */
export const DeliverySubmitting = defineEvent({
  type: 'DeliverySubmitting',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts(), attempt: z.int().positive() }),
  example: { ...deliveryExample, attempt: 1 },
});
