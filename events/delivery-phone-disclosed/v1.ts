import * as z from 'zod';
import { deliveryExample, deliveryFacts } from '../delivery-facts.ts';
import { defineEvent } from '../envelope.ts';

/** A person saw the full number in order to call it (domain §3.4); who and why stands in the audit trail. */
export const DeliveryPhoneDisclosed = defineEvent({
  type: 'DeliveryPhoneDisclosed',
  version: 1,
  data: () => z.strictObject({ ...deliveryFacts() }),
  example: { ...deliveryExample },
});
