import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef } from '../market-order.ts';

/** The buyer took the order back in the market. */
export const MarketOrderCancelled = defineEvent({
  type: 'MarketOrderCancelled',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef() }),
  example: { ...marketExample },
});
