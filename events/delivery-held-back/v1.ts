import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** A text message waits: for the end of the quiet hours, or for the next one its number may get. */
export const DeliveryHeldBack = defineEvent({
  type: 'DeliveryHeldBack',
  version: 1,
  data: () =>
    z.strictObject({
      ...deliveryFacts(),
      reason: z.enum(['QUIET_HOURS', 'NUMBER_RATE']),
      until: z.iso.datetime({ precision: 3 }),
    }),
  example: { ...deliveryExample, reason: 'QUIET_HOURS', until: '2026-03-03T00:00:00.000Z' },
});
