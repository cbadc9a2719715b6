import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** A second person decided an order under review (row 3-1d). */
export const OrderReviewDecided = defineEvent({
  type: 'OrderReviewDecided',
  version: 1,
  data: () =>
    z.strictObject({
      reviewId: z.string(),
      orderId: z.string(),
      agencyId: z.string(),
      uscc: z.string(),
      outcome: z.enum(['CLEARED', 'HOLD']),
    }),
  example: {
    reviewId: '01JQ8Z6T0V3M5N7P9R1S2T4V6X',
    orderId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Z',
    agencyId: '01JQ8Z6T0V3M5N7P9R1S2T4V6Y',
    uscc: '91310104MA1FX0010C',
    outcome: 'HOLD',
  },
});
