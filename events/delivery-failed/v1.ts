import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** An attempt failed: refused by the provider, or reported by the carrier. */
export const DeliveryFailed = defineEvent({
  type: 'DeliveryFailed',
  version: 1,
  data: () =>
    z.strictObject({
      ...deliveryFacts(),
      attempt: z.int().positive(),
      failure: z.enum(['TEMPORARY', 'PERMANENT']),
      code: z.string(),
    }),
  example: { ...deliveryExample, attempt: 1, failure: 'TEMPORARY', code: 'PHONE_UNREACHABLE' },
});
