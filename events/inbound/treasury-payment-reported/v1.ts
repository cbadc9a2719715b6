import * as z from 'zod';
import { onFirstUse } from '../../on-first-use.ts';

/** The bus `source` of what the treasury reports. */
export const TREASURY_SOURCE = 'voucher.treasury';
export const TREASURY_PAYMENT_REPORTED = 'TreasuryPaymentReported';

/** What became of a payment, by the treasury; `redemptionId` is the id under which it was asked. Money in 分. */
export const TreasuryPaymentReport = onFirstUse(() =>
  z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('PAID'),
      redemptionId: z.string().min(1).max(64),
      amountFen: z.int().positive(),
      paidOn: z.iso.date(),
      reference: z.string().max(100).optional(),
    }),
    z.object({
      outcome: z.literal('REJECTED'),
      redemptionId: z.string().min(1).max(64),
      code: z.string().min(1).max(60),
    }),
  ]),
);
export type TreasuryPaymentReport = z.infer<ReturnType<typeof TreasuryPaymentReport>>;

/** The whole bus entry, as EventBridge hands it on: `id` is the same for every delivery of one report. */
export const TreasuryPaymentReported = onFirstUse(() =>
  z.object({
    id: z.string().min(1),
    source: z.literal(TREASURY_SOURCE),
    'detail-type': z.literal(TREASURY_PAYMENT_REPORTED),
    detail: TreasuryPaymentReport(),
  }),
);
export type TreasuryPaymentReported = z.infer<ReturnType<typeof TreasuryPaymentReported>>;
