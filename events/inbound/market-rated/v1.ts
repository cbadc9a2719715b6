import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef } from '../market-order.ts';

/** The buyer rated the completed order in the market. */
export const MarketRated = defineEvent({
  type: 'MarketRated',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), stars: z.int().min(1).max(5) }),
  example: { ...marketExample, stars: 5 },
});
