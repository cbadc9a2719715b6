import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** The channel has failed for good; a person must reach the recipient. */
export const DeliveryDead = defineEvent({
  type: 'DeliveryDead',
  version: 1,
  data: () =>
    z.strictObject({
      ...deliveryFacts(),
      reason: z.enum(['NO_VERIFIED_PHONE', 'PERMANENT', 'ATTEMPTS_SPENT', 'EXPIRED']),
    }),
  example: { ...deliveryExample, reason: 'NO_VERIFIED_PHONE' },
});
