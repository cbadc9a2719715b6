import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** The provider took the message. */
export const DeliverySubmitted = defineEvent({
  type: 'DeliverySubmitted',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts(), attempt: z.int().positive(), provider: z.string() }),
  example: { ...deliveryExample, attempt: 1, provider: 'sns' },
});
