import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketFile, marketFileExample, marketOrderRef } from '../market-order.ts';

/** The agency delivered in the market. */
export const MarketDelivered = defineEvent({
  type: 'MarketDelivered',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), files: z.array(marketFile()).max(20) }),
  example: { ...marketExample, files: [marketFileExample] },
});
