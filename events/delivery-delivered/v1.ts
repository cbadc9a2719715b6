import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** The message arrived; a letter arrives with its notice. */
export const DeliveryDelivered = defineEvent({
  type: 'DeliveryDelivered',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts() }),
  example: { ...deliveryExample },
});
