import type { TemplateRegistry } from '../../shared/domain/notification/templates/template.ts';
import type { KeyedHash } from '../../shared/platform/keyed-hash.ts';
import type { SealedRecords } from '../../shared/platform/sealed-records.ts';
import type { SmsAccountSource } from '../../shared/platform/sms/sms-account.ts';
import type { CommonApiDeps } from '../../shared/runtime/connect-api.ts';

export interface NotificationDeps extends CommonApiDeps {
  readonly sealed: SealedRecords;
  readonly keyedHash: KeyedHash;
  readonly templates: TemplateRegistry;
  /** A new verification code: six random digits. */
  readonly newCode: () => string;
  /** The account at a domestic gateway; absent where messages go through Amazon SNS, which reports into its logs. */
  readonly smsAccount?: SmsAccountSource;
}
