import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** A delivery waits to be handed to its channel. */
export const DeliveryQueued = defineEvent({
  type: 'DeliveryQueued',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts() }),
  example: { ...deliveryExample },
});
