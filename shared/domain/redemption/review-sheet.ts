import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';
import type { PolicySet } from '../../policy/policy.ts';
import { disagreeing } from '../archive/amounts.ts';
import type { FieldError } from '../problem.ts';

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

/** The sums of contract, invoices and what the buyer itself paid, in 分. */
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

/**
 * What keeps a sheet from being one that proposes approval: items not answered or not passed, amounts that are not
 * those on record, and what the record itself contradicts without a note that explains it (FR-04, `voucher.maxRatio`).
 */
export function checkSheet(
  { items, amounts }: ReviewSheet,
  recorded: Amounts,
  voucherFen: number,
  policy: PolicySet,
): FieldError[] {
  const errors: FieldError[] = [];
  const answers = new Map(items.map((each) => [each.item, each]));
  if (answers.size !== items.length)
    errors.push(error('items', '同一事项填写了两次', 'an item stands twice'));
  for (const item of REVIEW_ITEMS) {
    const answer = answers.get(item);
    if (answer === undefined) errors.push(error(`items.${item}`, '未审核', 'not answered'));
    else if (!answer.passed)
      errors.push(error(`items.${item}`, '未通过，应退回', 'not passed: return the claim'));
    else if (answer.note === undefined && contradicts(item, recorded, voucherFen, policy))
      errors.push(
        error(`items.${item}.note`, '与记录不符，须说明理由', 'the record says otherwise: explain'),
      );
  }
  for (const key of ['contractFen', 'invoicedFen', 'paidFen'] as const) {
    if (amounts[key] !== recorded[key]) {
      errors.push(error(`amounts.${key}`, '与档案所载金额不一致', 'not the amount in the archive'));
    }
  }
  return errors;
}

const error = (field: string, zh: string, en: string): FieldError => ({ field: `body.${field}`, zh, en });

function contradicts(item: ReviewItem, recorded: Amounts, voucherFen: number, policy: PolicySet): boolean {
  if (item === 'AMOUNTS_CONSISTENT') return disagreeing({ ...recorded, voucherFen }, policy).length > 0;
  if (item !== 'VOUCHER_WITHIN_LIMIT') return false;
  return voucherFen > Math.floor(recorded.contractFen * policy.get('voucher.maxRatio'));
}
