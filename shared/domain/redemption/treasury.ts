import type { Instant } from '../time/instant.ts';
import type { LocalDate } from '../time/local-date.ts';

/**
 * What the treasury says of a payment. ACCEPTED: it will pay; NOT_FOUND: it never heard of it; SILENT: no answer that
 * can be understood, so that nobody knows. Money in 分.
 */
export type TreasuryAnswer =
  | { readonly outcome: 'ACCEPTED' }
  | {
      readonly outcome: 'PAID';
      readonly amountFen: number;
      readonly paidOn: LocalDate;
      readonly reference?: string | undefined;
    }
  | { readonly outcome: 'REJECTED'; readonly code: string }
  | { readonly outcome: 'NOT_FOUND' }
  | { readonly outcome: 'SILENT' };

/** A payment order. The treasury pays at most once for one `redemptionId`, however often it is asked. */
export interface PaymentOrder {
  readonly redemptionId: string;
  readonly payeeUscc: string;
  readonly amountFen: number;
  readonly orderNo: string;
  readonly batchId: string;
  readonly requestedAt: Instant;
}

/** The treasury (domain §2.2, "TreasuryPort"). It never throws for what the treasury does. */
export interface Treasury {
  /** False where no treasury is connected: people enter the facts of payment by hand. */
  readonly connected: boolean;
  pay(order: PaymentOrder): Promise<TreasuryAnswer>;
  ask(redemptionId: string): Promise<TreasuryAnswer>;
}
