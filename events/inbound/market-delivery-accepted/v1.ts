import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef } from '../market-order.ts';

/** The buyer accepted the delivery in the market, or (`auto`) the market did at the end of the term. */
export const MarketDeliveryAccepted = defineEvent({
  type: 'MarketDeliveryAccepted',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), auto: z.boolean() }),
  example: { ...marketExample, auto: false },
});
