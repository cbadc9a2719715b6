import type { E164Cn } from '../../domain/identity/phone.ts';

/** One message as we know it; the adapter knows how its provider wants it (domain §4.2). MARKETING does not exist. */
export interface SmsMessage {
  /** Delivery and attempt: no two submissions share it. */
  readonly messageId: string;
  readonly to: E164Cn;
  readonly templateKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly category: 'NOTICE' | 'OTP';
}

export type SmsSubmitResult =
  | {
      readonly status: 'ACCEPTED';
      readonly provider: string;
      readonly providerMessageId: string;
      readonly segments: number;
    }
  | {
      readonly status: 'REJECTED';
      readonly provider: string;
      readonly code: string;
      readonly retryable: boolean;
    };

/** What a carrier reports afterwards. The number is not part of it. */
export interface SmsDeliveryReceipt {
  readonly providerMessageId: string;
  readonly outcome: 'DELIVERED' | 'TEMPORARY' | 'PERMANENT';
  readonly code: string;
}

export interface SmsPort {
  /**
   * Submits once, with no retry of its own. A refusal is an answer.
   * @throws Error when nobody can tell whether the provider took the message
   */
  send(message: SmsMessage): Promise<SmsSubmitResult>;
}
