import type { PolicySet } from '../../policy/policy.ts';
import { above } from '../risk/rules/threshold.ts';

/** What the papers of one order say, in 分: `paidFen` is what the buyer itself paid, `voucherFen` what the order's voucher pays. */
interface PaperAmounts {
  readonly contractFen: number;
  readonly invoicedFen: number;
  readonly paidFen: number;
  readonly voucherFen: number;
}

type AmountLimb = 'CONTRACT_INVOICE' | 'INVOICE_PAYMENT' | 'CONTRACT_PAYMENT';

/**
 * Where contract, invoices and payments disagree (FR-04): what the buyer paid and the voucher together pay the price.
 * Two amounts agree that differ neither by more than the sum nor by more than the ratio of the contract that policy allows.
 */
export function disagreeing(
  { contractFen, invoicedFen, paidFen, voucherFen }: PaperAmounts,
  policy: PolicySet,
): AmountLimb[] {
  const fen = policy.get('risk.amountToleranceFen');
  const ratio = policy.get('risk.amountToleranceRatio');
  const settledFen = paidFen + voucherFen;
  const differ = (a: number, b: number) =>
    Math.abs(a - b) > fen || above(Math.abs(a - b), ratio * contractFen);
  return [
    ...(differ(contractFen, invoicedFen) ? (['CONTRACT_INVOICE'] as const) : []),
    ...(differ(invoicedFen, settledFen) ? (['INVOICE_PAYMENT'] as const) : []),
    ...(differ(contractFen, settledFen) ? (['CONTRACT_PAYMENT'] as const) : []),
  ];
}
