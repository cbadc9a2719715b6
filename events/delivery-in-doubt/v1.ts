import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** It is not known whether an attempt was submitted; a person decides, it is never sent again by itself. */
export const DeliveryInDoubt = defineEvent({
  type: 'DeliveryInDoubt',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts(), attempt: z.int().positive() }),
  example: { ...deliveryExample, attempt: 1 },
});
