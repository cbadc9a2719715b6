import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef, marketText } from '../market-order.ts';

/** The agency declined the order in the market. */
export const MarketOrderDeclined = defineEvent({
  type: 'MarketOrderDeclined',
  version: 1,
  data: () => z.strictObject({ ...marketOrderRef(), reason: marketText(1000) }),
  example: { ...marketExample, reason: '档期已满' },
});
