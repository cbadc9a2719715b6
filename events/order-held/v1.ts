import * as z from 'zod';
import { defineEvent } from '../envelope.ts';
import { orderExample, orderRef } from '../order-ref.ts';

/** The order is on hold: nothing of it is archived or redeemed meanwhile. */
export const OrderHeld = defineEvent({
  type: 'OrderHeld',
  version: 1,
  data: () => z.strictObject(orderRef()),
  example: orderExample,
});
