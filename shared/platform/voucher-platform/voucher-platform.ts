/** What is asked of the voucher platform before an order is placed: who buys, in which category, with how much in 分. */
export interface EligibilityQuestion {
  readonly buyerId: string;
  readonly kind: 'ENTERPRISE' | 'TEAM';
  readonly uscc?: string | undefined;
  readonly category: string;
  readonly voucherFen: number;
}

/** UNREACHABLE decides nothing: the order is neither refused nor taken. */
export type EligibilityAnswer =
  | { readonly status: 'ELIGIBLE'; readonly reference?: string }
  | { readonly status: 'NOT_ELIGIBLE'; readonly reason: string }
  | { readonly status: 'NOT_CONNECTED' }
  | { readonly status: 'UNREACHABLE'; readonly code: string };

/** The city's voucher platform, which knows who may use vouchers (domain §2.2, boundary). Never throws. */
export interface VoucherPlatform {
  eligibility(question: EligibilityQuestion): Promise<EligibilityAnswer>;
}
