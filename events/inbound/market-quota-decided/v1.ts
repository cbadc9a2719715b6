import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketExample, marketOrderRef, marketText } from '../market-order.ts';

/** The voucher platform confirmed or refused the voucher amount of an order of the market. */
export const MarketQuotaDecided = defineEvent({
  type: 'MarketQuotaDecided',
  version: 1,
  data: () =>
    z.strictObject({
      ...marketOrderRef(),
      outcome: z.enum(['CONFIRMED', 'REFUSED']),
      reference: marketText(200).optional(),
      reason: marketText(1000).optional(),
    }),
  example: { ...marketExample, outcome: 'CONFIRMED', reference: 'Q-1' },
});
