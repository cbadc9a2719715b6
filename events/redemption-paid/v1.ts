import * as z from 'zod';
import { redemptionExample, redemptionRef } from '../archive-ref.ts';
import { defineEvent } from '../envelope.ts';

/** The voucher amount was paid to the agency. */
export const RedemptionPaid = defineEvent({
  type: 'RedemptionPaid',
  version: 1,
  data: () =>
    z.strictObject({
      ...redemptionRef(),
      amountFen: z.int().nonnegative(),
      paidOn: z.iso.date(),
      channel: z.enum(['TREASURY', 'MANUAL']),
    }),
  example: { ...redemptionExample, amountFen: 2_000_000, paidOn: '2026-04-02', channel: 'TREASURY' },
});
