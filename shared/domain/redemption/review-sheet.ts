import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** What the reviewer looks at, each answered by itself. */
export const REVIEW_ITEMS = [
  'CONTRACT_MATCHES_ORDER',
  'INVOICE_GENUINE',
  'SELLER_IS_AGENCY',
  'PAYMENT_PROVEN',
  'DELIVERABLE_MATCHES_CONTRACT',
  'AMOUNTS_CONSISTENT',
  'VOUCHER_WITHIN_LIMIT',
] as const;
export const ReviewItem = onFirstUse(() => z.enum(REVIEW_ITEMS));
export type ReviewItem = z.infer<ReturnType<typeof ReviewItem>>;

const fen = () => z.int().nonnegative();

/** The sums of contract, invoices and payments, in 分. */
export const Amounts = onFirstUse(() =>
  z.strictObject({ contractFen: fen(), invoicedFen: fen(), paidFen: fen() }),
);
export type Amounts = z.infer<ReturnType<typeof Amounts>>;

/** The first person's sheet: every item answered, and the amounts as read from the papers. */
export const ReviewSheet = onFirstUse(() =>
  z.strictObject({
    items: z
      .array(
        z.strictObject({ item: ReviewItem(), passed: z.boolean(), note: z.string().max(500).optional() }),
      )
      .max(REVIEW_ITEMS.length),
    amounts: Amounts(),
  }),
);
export type ReviewSheet = z.infer<ReturnType<typeof ReviewSheet>>;
