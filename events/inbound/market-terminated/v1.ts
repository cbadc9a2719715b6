import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef, marketText } from '../market-order.ts';

/** The order was ended in the market; a default or a violation is for the centre to say. */
export const MarketTerminated = defineEvent({
  type: 'MarketTerminated',
  version: 1,
  data: () =>
    z.strictObject({ ...marketOrderRef(), cause: z.enum(['MUTUAL', 'BUYER']), reason: marketText(1000) }),
  example: { ...marketExample, cause: 'MUTUAL', reason: '双方协商一致' },
});
