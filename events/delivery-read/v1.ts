import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** The recipient opened the letter. */
export const DeliveryRead = defineEvent({
  type: 'DeliveryRead',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts() }),
  example: { ...deliveryExample },
});
