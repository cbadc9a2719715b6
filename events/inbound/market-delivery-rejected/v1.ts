import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef, marketText } from '../market-order.ts';

/** The buyer rejected the delivery in the market. */
export const MarketDeliveryRejected = defineEvent({
  type: 'MarketDeliveryRejected',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), reason: marketText(1000) }),
  example: { ...marketExample, reason: '缺少原始记录' },
});
