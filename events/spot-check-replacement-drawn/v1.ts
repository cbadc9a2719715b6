import * as z from 'zod';
import { defineEvent } from '../envelope.ts';

/** The next order of the drawn list takes the place of a replaced one; without one the list is at its end (3-1c). */
export const SpotCheckReplacementDrawn = defineEvent({
  type: 'SpotCheckReplacementDrawn',
  version: 1,
  data: () =>
    z.strictObject({
      planId: z.string(),
      quarter: z.string(),
      replacedOrderId: z.string(),
      orderId: z.string().optional(),
    }),
  example: { planId: '2026Q1', quarter: '2026Q1', replacedOrderId: '01JQORDER', orderId: '01JQORDER2' },
});
