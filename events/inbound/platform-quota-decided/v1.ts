import * as z from 'zod';
import { defineEvent } from '../../envelope.ts';
import { marketText } from '../market-order.ts';

/** The voucher platform confirmed or refused the voucher amount of an order that was placed here, by our id. */
export const PlatformQuotaDecided = defineEvent({
  type: 'PlatformQuotaDecided',
  version: 1,
  data: () =>
    z.strictObject({
      orderId: marketText(64),
      occurredAt: z.iso.datetime({ precision: 3 }),
      outcome: z.enum(['CONFIRMED', 'REFUSED']),
      reference: marketText(200).optional(),
      reason: marketText(1000).optional(),
    }),
  example: {
    orderId: '01JQORDER',
    occurredAt: '2026-03-04T01:00:00.000Z',
    outcome: 'CONFIRMED',
    reference: 'Q-1',
  },
});
