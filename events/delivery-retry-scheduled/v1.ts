import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** Another attempt will be made. */
export const DeliveryRetryScheduled = defineEvent({
  type: 'DeliveryRetryScheduled',
  version: 1,
  data: () =>
    z.strictObject({
      ...deliveryFacts(),
      attempt: z.int().positive(),
      retryAt: z.iso.datetime({ precision: 3 }),
    }),
  example: { ...deliveryExample, attempt: 1, retryAt: '2026-03-02T01:10:00.000Z' },
});
