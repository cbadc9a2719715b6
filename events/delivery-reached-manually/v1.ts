import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** A person reached the recipient another way and recorded it. */
export const DeliveryReachedManually = defineEvent({
  type: 'DeliveryReachedManually',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts(), how: z.enum(['PHONE', 'VISIT', 'POST', 'IN_PERSON']) }),
  example: { ...deliveryExample, how: 'PHONE' },
});
