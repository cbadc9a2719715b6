import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/**
 * The treasury's HTTP contract. `PUT {base}/payments/{redemptionId}` with a `PaymentRequest` asks for one payment; the
 * id is its key: asked again it answers what became of the first and pays nothing more. `GET` asks what became of it,
 * 404 when it never heard of it. Both answer 200 or 202 with a `PaymentState`.
 */
export const paymentPath = (redemptionId: string): string => `/payments/${encodeURIComponent(redemptionId)}`;

/** Money in 分. */
export const PaymentRequest = onFirstUse(() =>
  z.strictObject({
    payeeUscc: z.string().length(18),
    amountFen: z.int().positive(),
    orderNo: z.string(),
    batchId: z.string(),
    requestedAt: z.iso.datetime({ precision: 3 }),
  }),
);
export type PaymentRequest = z.infer<ReturnType<typeof PaymentRequest>>;

export const PaymentState = onFirstUse(() =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('ACCEPTED') }),
    z.object({
      status: z.literal('PAID'),
      amountFen: z.int().positive(),
      paidOn: z.iso.date(),
      reference: z.string().max(100).optional(),
    }),
    z.object({ status: z.literal('REJECTED'), code: z.string().min(1).max(60) }),
  ]),
);
export type PaymentState = z.infer<ReturnType<typeof PaymentState>>;
